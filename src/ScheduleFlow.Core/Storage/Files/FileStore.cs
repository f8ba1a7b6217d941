using System.Buffers;
using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Checks;
using ScheduleFlow.Core.Storage.Files.Migrations;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// The store as a folder of files (docs/storage.md). Reads go through <see cref="StoreReader"/>, changes through
/// <see cref="Change"/>, damaged documents to <see cref="Recovery"/>; this class says what is read and changed.
/// </summary>
internal sealed class FileStore : IStore
{
    private readonly IDisk _disk;
    private readonly StorePaths _paths;
    private readonly ChangeOrigin _origin;
    private readonly StoreReader _reader;
    private readonly StoreDocuments _documents;
    private readonly IVolume _volume;
    private readonly Recovery _recovery;
    private readonly StoredKeys _keys;
    private readonly List<string> _notices = [];

    /// <param name="root">The data folder; it need not exist.</param>
    /// <param name="origin">Whose changes these are; null: nobody's in particular.</param>
    /// <param name="disk">Null: the operating system's.</param>
    /// <param name="volume">Null: the operating system's.</param>
    public FileStore(string root, ChangeOrigin? origin = null, IDisk? disk = null, IVolume? volume = null)
    {
        _volume = volume ?? PhysicalVolume.Instance;
        _disk = disk ?? PhysicalDisk.Instance;
        _paths = new StorePaths(root);
        _origin = origin ?? new ChangeOrigin(new Instant(0), "", null, null);
        _reader = new StoreReader(_disk, _paths);
        _documents = new StoreDocuments(_paths);
        _recovery = new Recovery(_disk, _paths, Begin, _notices.Add);
        _keys = new StoredKeys(_paths, _reader, _documents, _recovery, Begin);
    }

    public ImmutableArray<string> Notices => [.. _notices.Distinct()];

    public Outcome<ImmutableArray<ScheduleSummary>> AddSchedules(ImmutableArray<Schedule> schedules, KeptReply? kept = null) => Guard<ImmutableArray<ScheduleSummary>>(() =>
    {
        using var change = Begin();
        Stage(change, schedules, kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return Busy();
        }

        return Refusal(schedules, kept) is { } refused ? refused : Commit(change, schedules, kept);
    });

    public Outcome<ScheduleSummary> AddCalendar(Schedule calendar, long historyRevision, KeptReply? kept = null) => Guard<ScheduleSummary>(() =>
    {
        ImmutableArray<Schedule> schedules = [calendar];
        using var change = Begin();
        Stage(change, schedules, kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return Busy();
        }

        if (Refusal(schedules, kept) is { } refused)
        {
            return refused;
        }

        if (!History(out var bytes).TryGet(out var history, out var unreadable))
        {
            return unreadable;
        }

        if (history.Revision != historyRevision)
        {
            return HistoryConflict();
        }

        StageHistory(change, history.With(calendar), bytes);
        return Commit(change, schedules, kept)[0];
    });

    public Outcome<ScheduleSummary> ReplaceSchedule(Schedule schedule, KeptReply? kept = null) => Guard<ScheduleSummary>(() =>
    {
        using var change = Begin();
        Stage(change, [schedule], kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return Busy();
        }

        if (kept is not null && Answered(kept) is { } answered)
        {
            return answered;
        }

        var document = Document(schedule.Id);
        if (_reader.Read(document.Path) is not { } bytes)
        {
            return Absent(document, NoSuchSchedule(schedule.Id));
        }

        if (!document.Parse(bytes, out _).TryGet(out var current, out var unreadable))
        {
            return unreadable;
        }

        if (current.Revision != schedule.Revision - 1)
        {
            return RevisionConflict(schedule.Id, current.Revision);
        }

        if (!ReleasePlays(change, [current], _origin.Now).TryGet(out _, out unreadable))
        {
            return unreadable;
        }

        var summary = ScheduleSummary.Of(schedule);
        change.StageBackup(document.Path, bytes);
        change.IndexReplaced(summary);
        change.Audit([schedule.Id.ToString()], summary.Events);
        change.Commit();
        DropExpiredReplies(kept);
        return summary;
    });

    public Outcome<ScheduleSummary> ReplaceCalendar(Schedule calendar, long historyRevision) => Guard<ScheduleSummary>(() =>
    {
        using var change = Begin();
        Stage(change, [calendar], kept: null);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return Busy();
        }

        var document = Document(calendar.Id);
        if (_reader.Read(document.Path) is not { } bytes)
        {
            return Absent(document, NoSuchSchedule(calendar.Id));
        }

        if (!document.Parse(bytes, out _).TryGet(out var current, out var unreadable) || !History(out var historyBytes).TryGet(out var history, out unreadable))
        {
            return unreadable;
        }

        if (current.Revision != calendar.Revision - 1)
        {
            return RevisionConflict(calendar.Id, current.Revision);
        }

        if (history.Revision != historyRevision)
        {
            return HistoryConflict();
        }

        // What was on air of the one before is in the new one as well.
        StageHistory(change, history.Without(current, Instant.MinValue).With(calendar), historyBytes);
        var summary = ScheduleSummary.Of(calendar);
        change.StageBackup(document.Path, bytes);
        change.IndexReplaced(summary);
        change.Audit([calendar.Id.ToString()], summary.Events);
        change.Commit();
        return summary;
    });

    public Outcome<SchedulePage> ListSchedules(ScheduleQuery query) => Guard<SchedulePage>(() =>
    {
        if (!Summaries().TryGet(out var summaries, out var problem))
        {
            return problem;
        }

        var matching = query.Name is null ? summaries : summaries.FindAll(summary => summary.Name.Contains(query.Name, StringComparison.OrdinalIgnoreCase));
        matching.Sort(ScheduleSummary.InOrderOfImport);
        var first = query.After is null ? 0 : matching.FindIndex(summary => string.CompareOrdinal(summary.Cursor, query.After) > 0);
        var rest = first < 0 ? 0 : matching.Count - first;
        var count = Math.Min(rest, query.Limit);
        var page = count == 0 ? [] : matching.GetRange(first, count).ToImmutableArray();
        return new SchedulePage(page, count < rest ? page[^1].Cursor : null, matching.Count, Notices);
    });

    public Outcome<Schedule> LoadSchedule(ScheduleId id) => Guard(() => ReadSchedule(id).TryGet(out var read, out var problem)
        ? (Outcome<Schedule>)read.Schedule
        : problem);

    public Outcome<ReadOnlyMemory<byte>> LoadScheduleDocument(ScheduleId id) => Guard(() => ReadSchedule(id).TryGet(out var read, out var problem)
        ? (Outcome<ReadOnlyMemory<byte>>)read.Bytes
        : problem);

    public Outcome<ScheduleId> DeleteSchedule(ScheduleId id, Instant now) => Guard<ScheduleId>(() =>
    {
        if (!Exists(id))
        {
            return NoSuchSchedule(id);
        }

        return Delete(() => Exists(id) ? [id] : [], now).TryGet(out var count, out var problem)
            ? count > 0 ? id : NoSuchSchedule(id)
            : problem;
    });

    public Outcome<int> DeleteAllSchedules(Instant now) => Guard(() => Delete(EverySchedule, now));

    public Outcome<CooldownHistory> LoadCooldownHistory() => Guard(RecoveredHistory);

    public Outcome<ReadOnlyMemory<byte>> FindReply(string key, string fingerprint) => Guard(() => ReadReply(key, fingerprint));

    public Outcome<string> AddPlaylist(Playlist playlist, NamedContent? export = null, KeptReply? kept = null) => Guard<string>(() =>
    {
        var path = _paths.Playlist(playlist.Id);
        using var change = Begin();
        change.Stage(path, output => PlaylistFile.Write(output, playlist));
        if (export is not null)
        {
            change.Stage(_paths.Export(export.Name), export.Write);
        }

        StageReply(change, kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return Busy();
        }

        if (kept is not null && Answered(kept) is { } answered)
        {
            return answered;
        }

        if (_disk.Exists(path))
        {
            return new Problem(ErrorType.Conflict, $"A playlist with the id {playlist.Id} exists already.");
        }

        change.Audit([playlist.Id.ToString()]);
        change.Commit();
        DropExpiredReplies(kept);
        return path;
    });

    public string PlaylistPath(ScheduleId id) => _paths.Playlist(id);

    public string ExportPath(string name) => _paths.Export(name);

    public Outcome<Playlist> LoadPlaylist(ScheduleId id) => Guard(() => Load(
        PlaylistDocument(id),
        new Problem(ErrorType.NotFound, $"There is no playlist {id}.") { Hint = "list-playlists (GET /api/playlists) shows the ids." },
        backup => FromBackup(PlaylistDocument(id), backup, "The playlist before its last change was restored.", null)));

    public Outcome<ImmutableArray<PlaylistSummary>> ListPlaylists() => Guard<ImmutableArray<PlaylistSummary>>(() =>
    {
        var summaries = new List<PlaylistSummary>();
        var folder = _reader.Documents(_paths.Playlists);
        foreach (var id in folder.Ids)
        {
            if (LoadPlaylist(id).TryGet(out var playlist, out var problem))
            {
                summaries.Add(new PlaylistSummary(playlist.Id, playlist.Name, playlist.Items.Length, playlist.Imported));
            }
            else if (problem.Type != ErrorType.NotFound)
            {
                _notices.Add(Sentence(problem));
            }
        }

        _notices.AddRange(folder.Lost().Select(name => Quarantined("playlist", name)));
        return summaries.OrderBy(playlist => playlist.Imported).ThenBy(playlist => playlist.Id).ToImmutableArray();
    });

    public Outcome<StoredFile> WriteExport(string name, Action<Stream> content) => Guard<StoredFile>(() => WriteFile(_paths.Export(name), content));

    public Outcome<StoredFile> WritePage(string name, Action<Stream> content) => Guard<StoredFile>(() => WriteFile(_paths.Page(name), content));

    public Outcome<ImmutableList<ApiKey>> ListKeys() => Guard(_keys.List);

    public Outcome<ApiKey> AddKey(ApiKey key, Instant now) => Guard(() => _keys.Add(key, now));

    public Outcome<ApiKey> RevokeKey(string id, Instant now) => Guard(() => _keys.Revoke(id, now));

    public Outcome<ChannelList> LoadChannels() => Guard(Channels.Load);

    public Outcome<T> ChangeChannels<T>(Func<ChannelList, Outcome<(ChannelList List, T Answer)>> change, Func<T, IEnumerable<string>> ids, Func<T, KeptReply?>? kept = null)
        where T : notnull => Guard(() => Channels.Change(
            change,
            ids,
            answer => kept?.Invoke(answer) is { } reply ? new ReplyKeeping(commit => StageReply(commit, reply), () => Answered(reply)) : null));

    public Outcome<LinkReport> LoadLinkReport() => Guard(LinkReport.Load);

    public Outcome<LinkReport> ChangeLinkReport(Func<LinkReport, LinkReport> change, IEnumerable<string> ids) => Guard(() => LinkReport.Change<LinkReport>(
        report =>
        {
            var changed = change(report);
            return (changed, changed);
        },
        _ => ids));

    public Outcome<StoreSettings> LoadSettings() => Guard(Settings.Load);

    public Outcome<T> ChangeSettings<T>(Func<StoreSettings, Outcome<(StoreSettings Settings, T Answer)>> change, Func<T, IEnumerable<string>> ids)
        where T : notnull => Guard(() => Settings.Change(change, ids));

    public Outcome<AuditPage> ListAudit(AuditQuery query) => Guard<AuditPage>(() => AuditLog.Read(_reader, query));

    public Outcome<ImmutableArray<StoredFile>> ListPages() => Guard<ImmutableArray<StoredFile>>(() =>
        Pages().Order(StringComparer.Ordinal).Select(Page).ToImmutableArray());

    public Outcome<StoreCounts> Count() => Guard<StoreCounts>(() => Folder(withIndex: false) is { } schedules
        ? new StoreCounts(schedules.Ids.Count, _reader.Documents(_paths.Playlists).Ids.Count, Pages().Count())
        : Busy());

    public Outcome<StoreHealth> Check(bool repair) => Guard(() =>
    {
        // Whoever repairs has time.
        _recovery.MaxWait = StoreLock.MaxWait;
        var scope = new CheckScope { Disk = _disk, Volume = _volume, Paths = _paths, Reader = _reader, Documents = _documents, Now = _origin.Now, Begin = Begin };
        return new CheckUp(scope, Checks).Run(repair);
    });

    public Outcome<Migration> Migrate(bool dryRun) => Guard(() => new StoreMigration(_paths, _reader, Begin).Run(Migratable(), dryRun));

    public string? DataFolder => _paths.Root;

    public Outcome<IStoreSnapshot> OpenSnapshot() => Guard(() =>
    {
        if (!_disk.Exists(_paths.Lock) && StoreTree.Files(_disk, _paths).Count == 0)
        {
            return new Problem(ErrorType.FileNotFound, $"There is nothing in the data folder “{_paths.Root}”.")
            {
                Hint = "Name the data folder with --data; a relative path starts at the folder that the program was started in.",
            };
        }

        return Snapshot.Take(_disk, _volume, _paths, Begin(), (path, bytes) => ReadDocument(path, bytes).Problem) is { } snapshot
            ? Outcome.Of<IStoreSnapshot>(snapshot)
            : Busy();
    });

    public Outcome<IRestoration> BeginRestoration(RestoreMode mode) => Guard(() =>
    {
        if (mode == RestoreMode.Verify)
        {
            return Outcome.Of<IRestoration>(new Restoration(_disk, _paths, null, this) { MayReplace = true });
        }

        if (mode == RestoreMode.IntoEmpty && StoreTree.Files(_disk, _paths) is { Count: > 0 } files)
        {
            return Restoration.NotEmpty(files);
        }

        return Outcome.Of<IRestoration>(new Restoration(_disk, _paths, Begin(), this) { MayReplace = mode == RestoreMode.Replace });
    });

    /// <summary>Reads a document by its place in the data folder; the schedule where it is one.</summary>
    /// <param name="relative">One for which <see cref="DocumentFiles.IsDocument"/> holds.</param>
    /// <param name="bytes">Its content.</param>
    internal Outcome<object> ReadDocument(string relative, byte[] bytes)
    {
        return DocumentFiles.ScheduleOf(relative) is { } schedule ? Parsed(Document(schedule))
            : DocumentFiles.PlaylistOf(relative) is { } playlist ? Parsed(PlaylistDocument(playlist))
            : DocumentFiles.IsHistory(relative) ? Parsed(HistoryDocument)
            : DocumentFiles.IsKeys(relative) ? Parsed(_documents.Keys)
            : DocumentFiles.IsChannels(relative) ? Parsed(_documents.Channels)
            : DocumentFiles.IsLinkReport(relative) ? Parsed(_documents.LinkReport)
            : DocumentFiles.IsSettings(relative) ? Parsed(_documents.Settings)
            : Parsed(new StoredDocument<RetryDocument>(relative, "A reply kept for an idempotency key", RetryDocument.Read));

        Outcome<object> Parsed<T>(StoredDocument<T> document)
            where T : notnull => document.Parse(bytes, out _).TryGet(out var value, out var problem) ? Outcome.Of<object>(value) : problem;
    }

    private static Problem HistoryConflict() => new(ErrorType.Conflict, "Another calendar was filled meanwhile, so what may be played has changed.")
    {
        Hint = "Fill again.",
        Details = CooldownHistory.ChangedDetails,
    };

    private Change Begin() => Change.Begin(_disk, _paths, _origin, _notices.Add);

    private StoredFile WriteFile(string path, Action<Stream> content)
    {
        using (var change = Begin())
        {
            change.Stage(path, content);
            change.Publish();
        }

        return _disk.Describe(path);
    }

    private StoredFile Page(string name)
    {
        var path = _paths.Page(name);
        return _disk.Describe(_reader.Place(path)) with { Name = name, Path = path };
    }

    private IEnumerable<string> Pages() => _reader.Names(_paths.GeneratedPages).Where(name => name.EndsWith(".html", StringComparison.Ordinal));

    // ---- checking

    private Outcome<ImmutableArray<ICheck>> Checks(CheckScope scope)
    {
        if (CommitRecordCheck.IsNewer(scope))
        {
            // What the rest means, only that program can say.
            return ImmutableArray.Create<ICheck>(new PlaceCheck(scope), new CommitRecordCheck(scope));
        }

        if (Folder(withIndex: true) is not { } folder)
        {
            return Busy();
        }

        var index = new IndexCheck(scope, folder);
        var history = new HistoryCheck(scope, () => Done(LoadCooldownHistory()));
        return ImmutableArray.Create<ICheck>(
            new PlaceCheck(scope),
            new CommitRecordCheck(scope),
            new TemporaryFilesCheck(scope),
            new SchedulesCheck(scope, folder.Ids, id => Done(LoadSchedule(id)), [index, history]),
            history,
            new PlaylistsCheck(scope, id => Done(LoadPlaylist(id))),
            new RepliesCheck(scope, RecoverReply),
            new KeysCheck(scope, () => Done(_keys.List())),
            new ChannelsCheck(scope, () => Done(Channels.Load()), () => Done(LinkReport.Load()), () => Done(Settings.Load())),
            new BackupsCheck(scope),
            index,
            new AuditCheck(scope),
            new NamesCheck(scope));
    }

    private string? RecoverReply(string path)
    {
        var document = StoreDocuments.Reply(path);
        if (_reader.Read(path) is not { } bytes)
        {
            return null;
        }

        document.Parse(bytes, out var place);
        return place is null ? null : Done(_recovery.Recover(document, place, _ => null));
    }

    private IEnumerable<MigratableDocument> Migratable()
    {
        foreach (var id in _reader.Documents(_paths.Schedules).Ids)
        {
            yield return new MigratableDocument(_paths.Schedule(id), SchemaChain.Schedules, bytes => ScheduleSummary.Of(Document(id).Read(bytes)));
        }

        foreach (var path in _reader.Documents(_paths.Playlists).Ids.Select(_paths.Playlist)
            .Concat(_disk.Names(_paths.Retries).Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(name => Path.Combine(_paths.Retries, name)))
            .Append(_paths.CooldownHistory)
            .Append(_paths.Keys)
            .Append(_paths.Channels)
            .Append(_paths.LinkReport)
            .Append(_paths.Settings))
        {
            yield return new MigratableDocument(path, SchemaChain.First, static _ => null);
        }
    }

    // Reading a damaged document puts it aside, and says so either way.
    private string? Done<T>(Outcome<T> read)
        where T : notnull =>
        read.Problem is not { } problem ? _notices.LastOrDefault()
        : problem.Type == ErrorType.StoreCorrupt && problem.Details?.Contains(StorePaths.CorruptInfix, StringComparison.Ordinal) == true ? $"{problem.Details} There is nothing to restore it from."
        : null;

    // ---- adding

    private void Stage(Change change, ImmutableArray<Schedule> schedules, KeptReply? kept)
    {
        foreach (var schedule in schedules)
        {
            change.Stage(_paths.Schedule(schedule.Id), output => ScheduleDocument.Write(output, schedule));
        }

        StageReply(change, kept);
    }

    private void StageReply(Change change, KeptReply? kept)
    {
        if (kept is not null)
        {
            change.Stage(ReplyPath(kept.Key), output => RetryDocument.Write(output, kept, _origin.Now));
        }
    }

    private Problem? Refusal(ImmutableArray<Schedule> schedules, KeptReply? kept)
    {
        if (kept is not null && Answered(kept) is { } answered)
        {
            return answered;
        }

        foreach (var schedule in schedules)
        {
            if (_disk.Exists(_paths.Schedule(schedule.Id)))
            {
                return new Problem(ErrorType.Conflict, $"A schedule with the id {schedule.Id} exists already.")
                {
                    Hint = "Ids follow from --seed and --now: give another seed, or none.",
                };
            }
        }

        return null;
    }

    private ImmutableArray<ScheduleSummary> Commit(Change change, ImmutableArray<Schedule> schedules, KeptReply? kept)
    {
        ImmutableArray<ScheduleSummary> summaries = [.. schedules.Select(ScheduleSummary.Of)];
        change.IndexAdded(summaries);
        change.Audit(summaries.Select(summary => summary.Id.ToString()), summaries.Sum(summary => (long)summary.Events));
        change.Commit();
        DropExpiredReplies(kept);
        return summaries;
    }

    // ---- deleting

    private bool Exists(ScheduleId id)
    {
        var path = _paths.Schedule(id);
        return _reader.Has(path) || _reader.Quarantined(path).Count > 0;
    }

    private ImmutableArray<ScheduleId> EverySchedule()
    {
        var folder = _reader.Documents(_paths.Schedules);
        return [.. folder.Ids.Concat(folder.Lost().Select(name => ScheduleId.TryParse(name[..36], out var id) ? id : default)).Distinct()];
    }

    private Outcome<int> Delete(Func<ImmutableArray<ScheduleId>> which, Instant now)
    {
        var deleted = TryDelete(which, now);
        if (deleted.Problem?.Type == ErrorType.StoreCorrupt && RecoveredHistory().Problem is null)
        {
            // The history stood in the way and is mended now.
            deleted = TryDelete(which, now);
        }

        return deleted;
    }

    private Outcome<int> TryDelete(Func<ImmutableArray<ScheduleId>> which, Instant now)
    {
        using var change = Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return Busy();
        }

        var ids = which();
        if (ids.IsEmpty)
        {
            return 0;
        }

        // A calendar that cannot be read is deleted all the same; its plays then stay in the history.
        if (!ReleasePlays(change, ids.Select(ReadPlain).OfType<Schedule>(), now).TryGet(out _, out var problem))
        {
            return problem;
        }

        foreach (var id in ids)
        {
            var path = _paths.Schedule(id);
            change.Delete(path);
            change.Delete(StorePaths.Backup(path));
            foreach (var copy in _reader.Quarantined(path))
            {
                change.Delete(copy);
            }
        }

        change.IndexDeleted(ids);
        change.Audit(ids.Select(id => id.ToString()));
        change.Commit();
        return ids.Length;
    }

    /// <summary>Takes what calendars will now never play out of the history, with the change.</summary>
    private Outcome<CooldownHistory> ReleasePlays(Change change, IEnumerable<Schedule> calendars, Instant now)
    {
        if (!History(out var bytes).TryGet(out var history, out var problem))
        {
            return problem;
        }

        var released = history;
        foreach (var calendar in history.Plays.IsEmpty ? [] : calendars.Where(calendar => calendar.IsCalendar))
        {
            released = released.Without(calendar, now);
        }

        if (!ReferenceEquals(released, history))
        {
            StageHistory(change, released, bytes);
        }

        return released;
    }

    // ---- listing

    private ScheduleFolder? Folder(bool withIndex)
    {
        if (_reader.Schedules(withIndex) is { } folder)
        {
            return folder;
        }

        // The only time that a reader waits: others changed the store each time it looked.
        using var held = StoreLock.TryAcquire(_disk, _paths, StoreLock.MaxWait);
        return held is null ? null : _reader.Schedules(withIndex);
    }

    // The folder says what exists; the index saves reading it. A schedule that the index does not know (copied into
    // the folder, or its line lost in a power cut) is read itself.
    private Outcome<List<ScheduleSummary>> Summaries()
    {
        if (Folder(withIndex: true) is not { } folder)
        {
            return Busy();
        }

        _notices.AddRange(folder.Lost().Select(name => Quarantined("schedule", name)));
        var known = new Dictionary<ScheduleId, ScheduleSummary>();
        var damagedLines = ScheduleIndex.Read(folder.Index.Span, known);
        ScheduleIndex.Read(folder.PendingIndex.Span, known);
        var summaries = new List<ScheduleSummary>(folder.Ids.Count);
        var missing = new List<ScheduleSummary>();
        foreach (var id in folder.Ids)
        {
            if (known.TryGetValue(id, out var summary))
            {
                summaries.Add(summary);
            }
            else if (ReadSchedule(id).TryGet(out var read, out var problem))
            {
                missing.Add(ScheduleSummary.Of(read.Schedule));
                summaries.Add(missing[^1]);
            }
            else if (problem.Type != ErrorType.NotFound)
            {
                _notices.Add(Sentence(problem));
            }
        }

        if (damagedLines > 0)
        {
            RebuildIndex(summaries);
        }
        else if (missing.Count > 0)
        {
            Remember(missing);
        }

        return summaries;
    }

    // A list is a reader and waits for nobody: if the lock is not free at once, a later list will do it.
    private void Remember(List<ScheduleSummary> missing) => UnderFreeLock(() =>
    {
        var lines = new ArrayBufferWriter<byte>(1024);
        var (length, endsLine) = _disk.End(_paths.ScheduleIndex);
        if (!endsLine)
        {
            lines.Write("\n"u8);
        }

        ScheduleIndex.WriteAdded(lines, missing.Where(summary => _disk.Exists(_paths.Schedule(summary.Id))));
        _disk.WriteAt(_paths.ScheduleIndex, length, lines.WrittenSpan, flush: false);
    });

    private void RebuildIndex(List<ScheduleSummary> summaries)
    {
        using var change = Begin();
        var before = _disk.Length(_paths.ScheduleIndex);
        UnderFreeLock(() =>
        {
            // Only what was read can be written: where the journal has grown since, a later list does it.
            if (_disk.Length(_paths.ScheduleIndex) != before)
            {
                return;
            }

            var aside = change.AsideName(_paths.ScheduleIndex);
            var damaged = _disk.ReadAll(_paths.ScheduleIndex);
            _disk.WriteAt(aside, 0, damaged, flush: true);
            var lines = new ArrayBufferWriter<byte>(4 * 1024);
            ScheduleIndex.WriteAdded(lines, summaries);
            change.ReplaceIndex(lines.WrittenMemory);
            _notices.Add($"The index of schedules had damaged lines; it was rebuilt from the schedules. The damaged index was kept as {_paths.Relative(aside)}.");
        });
    }

    private void UnderFreeLock(Action action)
    {
        try
        {
            using var held = StoreLock.TryAcquire(_disk, _paths, TimeSpan.Zero);
            if (held is not null && !_disk.Exists(_paths.Commit))
            {
                action();
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // A read-only folder can be listed all the same; it is only slower.
        }
    }

    // ---- documents

    private StoredSingle<ChannelList> Channels => new(_documents.Channels, ChannelListDocument.Write, ChannelList.Empty, _reader, _recovery, Begin);

    private StoredSingle<LinkReport> LinkReport => new(_documents.LinkReport, LinkReportDocument.Write, Core.Channels.LinkReport.Empty, _reader, _recovery, Begin);

    private StoredSingle<StoreSettings> Settings => new(_documents.Settings, SettingsDocument.Write, StoreSettings.Default, _reader, _recovery, Begin);

    private StoredDocument<Schedule> Document(ScheduleId id) => _documents.Schedule(id);

    private StoredDocument<CooldownHistory> HistoryDocument => _documents.CooldownHistory;

    private StoredDocument<Playlist> PlaylistDocument(ScheduleId id) => _documents.Playlist(id);

    private Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)> ReadSchedule(ScheduleId id)
    {
        var document = Document(id);
        var pair = new StoredDocument<(Schedule Schedule, ReadOnlyMemory<byte> Bytes)>(document.Path, document.What, bytes => (document.Read(bytes), bytes));
        return Load(pair, NoSuchSchedule(id), backup => FromBackup(pair, backup, "Its revision before the last change was restored.", read => ScheduleSummary.Of(read.Schedule)));
    }

    /// <summary>The schedule where it can be read, under the lock and as it lies there.</summary>
    private Schedule? ReadPlain(ScheduleId id) =>
        _reader.Read(_paths.Schedule(id)) is { } bytes && Document(id).Parse(bytes, out _).TryGet(out var schedule, out _) ? schedule : null;

    /// <summary>Reads a document; a damaged one goes to recovery.</summary>
    private Outcome<T> Load<T>(StoredDocument<T> document, Problem absent, Func<byte[]?, Mended<T>?> mend)
        where T : notnull
    {
        byte[]? bytes;
        try
        {
            bytes = _reader.Read(document.Path);
        }
        catch (UnauthorizedAccessException exception)
        {
            // Not damage: whoever owns the file can open it to us again.
            return DiskProblem.From(exception, _paths.Relative(document.Path));
        }

        if (bytes is null)
        {
            return Absent(document, absent);
        }

        var parsed = document.Parse(bytes, out var place);
        return place is null ? parsed : _recovery.Recover(document, place, mend);
    }

    private Problem Absent<T>(StoredDocument<T> document, Problem absent)
        where T : notnull =>
        _reader.Quarantined(document.Path) is [.., var last]
            ? document.Damaged($"The damaged file was put aside as {_paths.Relative(last)}.")
            : absent;

    private static Mended<T>? FromBackup<T>(StoredDocument<T> document, byte[]? backup, string sentence, Func<T, ScheduleSummary>? summary)
        where T : notnull =>
        backup is not null && document.Parse(backup, out _).TryGet(out var value, out _)
            ? new Mended<T>(value, output => output.Write(backup), sentence, summary?.Invoke(value))
            : null;

    // ---- the cooldown history

    private Outcome<CooldownHistory> History(out byte[]? bytes)
    {
        bytes = _reader.Read(_paths.CooldownHistory);
        return bytes is null ? CooldownHistory.Empty : HistoryDocument.Parse(bytes, out _);
    }

    private Outcome<CooldownHistory> RecoveredHistory() =>
        History(out var bytes) is var history && history.Problem is null || bytes is null
            ? history
            : Load(HistoryDocument, new Problem(ErrorType.Unavailable, "The cooldown history has changed just now.") { Hint = "Try again." }, RebuildHistory);

    private void StageHistory(Change change, CooldownHistory history, byte[]? before)
    {
        change.Stage(_paths.CooldownHistory, output => CooldownHistoryDocument.Write(output, history));
        if (before is not null)
        {
            change.StageBackup(_paths.CooldownHistory, before);
        }
    }

    // What calendars play is in the calendars; what deleted ones have played is in the backup alone.
    private Mended<CooldownHistory> RebuildHistory(byte[]? backup)
    {
        var history = backup is not null && HistoryDocument.Parse(backup, out _).TryGet(out var kept, out _) ? kept : CooldownHistory.Empty;
        var calendars = _reader.Documents(_paths.Schedules).Ids.Select(ReadPlain).OfType<Schedule>()
            .Where(schedule => schedule.IsCalendar)
            .OrderBy(schedule => schedule.Imported).ThenBy(schedule => schedule.Id);
        history = calendars.Aggregate(history, (merged, calendar) => merged.With(calendar));

        // A revision that the lost history cannot have had: whoever filled from that one must fill again.
        history = history with { Revision = Math.Max(history.Revision + 1, _origin.Now.UnixSeconds) };
        return new Mended<CooldownHistory>(history, output => CooldownHistoryDocument.Write(output, history), "It was rebuilt from its backup and the stored calendars.", null);
    }

    // ---- kept replies

    private string ReplyPath(string key) => _paths.Retry(RetryDocument.HashOf(key).ToString());

    private Outcome<ReadOnlyMemory<byte>> ReadReply(string key, string fingerprint)
    {
        var document = StoreDocuments.Reply(ReplyPath(key));
        if (_reader.Read(document.Path) is not { } bytes)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var parsed = document.Parse(bytes, out var place);
        if (place is not null)
        {
            parsed = _recovery.Recover(document, place, _ => null);
        }

        if (!parsed.TryGet(out var kept, out var problem))
        {
            return place is null ? problem : problem with { Hint = "Look whether the change is there; if it is not, send it again." };
        }

        if (kept.Key != key || !kept.IsAlive(_origin.Now))
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        return kept.Fingerprint == fingerprint
            ? kept.Reply
            : new Problem(ErrorType.Conflict, "The idempotency key was used for another request within the last 24 hours.")
            {
                Hint = "Give each request a key of its own, and repeat a key only with the same request.",
            };
    }

    private Problem? Answered(KeptReply kept) =>
        !ReadReply(kept.Key, kept.Fingerprint).TryGet(out var reply, out var problem) ? problem
        : reply.IsEmpty ? null
        : new Problem(ErrorType.Conflict, "The same request was answered meanwhile.") { Hint = "Try again.", Details = KeptReply.AnsweredDetails };

    // Under the lock, once in a while, so that what nobody will ask for again does not pile up.
    private void DropExpiredReplies(KeptReply? kept)
    {
        if (kept is null || (RetryDocument.HashOf(kept.Key).Low & 31) != 0)
        {
            return;
        }

        try
        {
            foreach (var path in _disk.Names(_paths.Retries).Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(name => Path.Combine(_paths.Retries, name)).ToList())
            {
                if (new StoredDocument<RetryDocument>(path, "", RetryDocument.Read).Parse(_disk.ReadAll(path), out _).TryGet(out var reply, out _) && !reply.IsAlive(_origin.Now))
                {
                    _disk.Delete(path);
                }
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // The change is done; the next one tries again.
        }
    }

    // ---- problems

    private static Problem NoSuchSchedule(ScheduleId id) => new(ErrorType.NotFound, $"There is no schedule {id}.")
    {
        Hint = "list-schedules (GET /api/schedules) shows the ids.",
    };

    private static Problem RevisionConflict(ScheduleId id, long revision) => new(ErrorType.Conflict, $"The schedule {id} has changed meanwhile: it is at revision {revision}.")
    {
        Hint = "Look at what it is now, and replace that revision.",
    };

    private static string Quarantined(string what, string name) => $"The {what} {name[..36]} was damaged, and was put aside as {name}. Restore it, or delete it.";

    private static string Sentence(Problem problem) => problem.Details is null ? problem.Message : $"{problem.Message} {problem.Details}";

    internal static Problem Busy() => new(ErrorType.Unavailable, $"Others have been writing to the store for {StoreLock.MaxWait.TotalSeconds:0} seconds.")
    {
        Hint = "Try again in a moment.",
    };

    // The edge of the store: what the operating system refuses becomes a problem here, and nowhere else.
    internal Outcome<T> Guard<T>(Func<Outcome<T>> action)
        where T : notnull
    {
        try
        {
            return action();
        }
        catch (NewerSchemaException exception)
        {
            return new Problem(ErrorType.StoreCorrupt, $"A newer ScheduleFlow (schema version {exception.Version}) has not finished a change of this store.")
            {
                Hint = "Run that version once; this one leaves the store as it is.",
            };
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            var problem = DiskProblem.From(exception, _paths.Root);
            return problem.Type != ErrorType.FileNotFound
                ? problem
                : new Problem(ErrorType.Unavailable, $"The data folder “{_paths.Root}” cannot be used: a part of its path is no folder, or was deleted just now.")
                {
                    Hint = "Check the path, or try again.",
                };
        }
    }
}
