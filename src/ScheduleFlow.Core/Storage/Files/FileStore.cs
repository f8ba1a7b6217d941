using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// The store as a folder of files (docs/storage.md). A schedule exists when its file has its name; everything else
/// about it (its line in the index) follows from the file. A change:
/// <code>
///   (1) stage the files, fsync ─▶ (2) lock ─▶ (3) check ─▶ (4) rename, fsync the folder ─▶ (5) index ─▶ unlock
/// </code>
/// </summary>
internal sealed class FileStore(string root) : IStore
{
    private readonly StorePaths _paths = new(root);

    public Outcome<ImmutableArray<ScheduleSummary>> AddSchedules(ImmutableArray<Schedule> schedules) => Guard<ImmutableArray<ScheduleSummary>>(() =>
    {
        // (1)
        using var staged = StageAll(schedules);

        // (2)
        using var held = StoreLock.TryAcquire(_paths, StoreLock.MaxWait);
        if (held is null)
        {
            return Busy();
        }

        return Commit(staged, schedules);
    });

    public Outcome<ScheduleSummary> AddCalendar(Schedule calendar, long historyRevision) => Guard<ScheduleSummary>(() =>
    {
        ImmutableArray<Schedule> schedules = [calendar];
        using var staged = StageAll(schedules);
        using var held = StoreLock.TryAcquire(_paths, StoreLock.MaxWait);
        if (held is null)
        {
            return Busy();
        }

        // (3)
        if (!ReadHistory().TryGet(out var history, out var unreadable))
        {
            return unreadable;
        }

        if (history.Revision != historyRevision)
        {
            return new Problem(ErrorType.Conflict, "Another calendar was filled meanwhile, so what may be played has changed.")
            {
                Hint = "Fill again.",
                Details = CooldownHistory.ChangedDetails,
            };
        }

        // The history first: if the calendar then cannot be stored, its plays are taken back; a crash in between leaves
        // videos resting too long, never repeated too soon.
        WriteHistory(history.With(calendar));
        var committed = Commit(staged, schedules);
        if (committed.TryGet(out var summaries, out var problem))
        {
            return summaries[0];
        }

        WriteHistory(history with { Revision = history.Revision + 2 });
        return problem;
    });

    public Outcome<SchedulePage> ListSchedules(ScheduleQuery query) => Guard<SchedulePage>(() =>
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        var matching = new List<ScheduleSummary>();
        foreach (var summary in Summaries(warnings))
        {
            if (query.Name is null || summary.Name.Contains(query.Name, StringComparison.OrdinalIgnoreCase))
            {
                matching.Add(summary);
            }
        }

        matching.Sort(ScheduleSummary.InOrderOfImport);
        var first = query.After is null ? 0 : matching.FindIndex(summary => string.CompareOrdinal(summary.Cursor, query.After) > 0);
        var rest = first < 0 ? 0 : matching.Count - first;
        var count = Math.Min(rest, query.Limit);
        var page = count == 0 ? [] : matching.GetRange(first, count).ToImmutableArray();
        return new SchedulePage(page, count < rest ? page[^1].Cursor : null, matching.Count, warnings.ToImmutable());
    });

    public Outcome<Schedule> LoadSchedule(ScheduleId id) => Guard(() => ReadSchedule(id).TryGet(out var read, out var problem)
        ? (Outcome<Schedule>)read.Schedule
        : problem);

    public Outcome<ReadOnlyMemory<byte>> LoadScheduleDocument(ScheduleId id) => Guard(() => ReadSchedule(id).TryGet(out var read, out var problem)
        ? (Outcome<ReadOnlyMemory<byte>>)read.Document
        : problem);

    public Outcome<ScheduleId> DeleteSchedule(ScheduleId id, Instant now) => Guard<ScheduleId>(() =>
    {
        if (!File.Exists(_paths.Schedule(id)))
        {
            return NoSuchSchedule(id);
        }

        using var held = StoreLock.TryAcquire(_paths, StoreLock.MaxWait);
        if (held is null)
        {
            return Busy();
        }

        if (!File.Exists(_paths.Schedule(id)))
        {
            return NoSuchSchedule(id);
        }

        return Delete([id], now).TryGet(out _, out var problem) ? id : problem;
    });

    public Outcome<int> DeleteAllSchedules(Instant now) => Guard<int>(() =>
    {
        using var held = StoreLock.TryAcquire(_paths, StoreLock.MaxWait);
        if (held is null)
        {
            return Busy();
        }

        return Delete([.. Ids(_paths.Schedules)], now);
    });

    public Outcome<CooldownHistory> LoadCooldownHistory() => Guard(ReadHistory);

    public Outcome<StoredFile> AddPlaylist(Playlist playlist) => Guard<StoredFile>(() =>
    {
        using var staged = DurableFile.Stage(_paths.Playlist(playlist.Id), output => PlaylistFile.Write(output, playlist));
        using var held = StoreLock.TryAcquire(_paths, StoreLock.MaxWait);
        if (held is null)
        {
            return Busy();
        }

        if (File.Exists(staged.Path))
        {
            return new Problem(ErrorType.Conflict, $"A playlist with the id {playlist.Id} exists already.");
        }

        staged.Rename(overwrite: false);
        DirectorySync.Flush(_paths.Playlists);
        return FileOf(staged.Path);
    });

    public Outcome<Playlist> LoadPlaylist(ScheduleId id) => Guard(() =>
    {
        var document = ReadDocument(_paths.Playlist(id), $"The playlist {id}", bytes => PlaylistFile.Read(bytes));
        return document.Problem?.Type == ErrorType.FileNotFound
            ? new Problem(ErrorType.NotFound, $"There is no playlist {id}.") { Hint = "list-playlists (GET /api/playlists) shows the ids." }
            : document;
    });

    public Outcome<ImmutableArray<PlaylistSummary>> ListPlaylists() => Guard<ImmutableArray<PlaylistSummary>>(() =>
    {
        var summaries = new List<PlaylistSummary>();
        foreach (var id in Ids(_paths.Playlists))
        {
            if (!ReadDocument(_paths.Playlist(id), $"The playlist {id}", bytes => PlaylistFile.Read(bytes)).TryGet(out var playlist, out var problem))
            {
                return problem;
            }

            summaries.Add(new PlaylistSummary(playlist.Id, playlist.Name, playlist.Items.Length, playlist.Imported));
        }

        return summaries.OrderBy(playlist => playlist.Imported).ThenBy(playlist => playlist.Id).ToImmutableArray();
    });

    public Outcome<StoredFile> WriteExport(string name, Action<Stream> content) => Guard<StoredFile>(() =>
    {
        DurableFile.Write(_paths.Export(name), content);
        return FileOf(_paths.Export(name));
    });

    public Outcome<ImmutableArray<StoredFile>> ListPages() => Guard<ImmutableArray<StoredFile>>(() =>
        Paths(_paths.GeneratedPages, "*.html").Order(StringComparer.Ordinal).Select(FileOf).ToImmutableArray());

    public Outcome<StoreCounts> Count() => Guard<StoreCounts>(() =>
        new StoreCounts(Ids(_paths.Schedules).Count(), Ids(_paths.Playlists).Count(), Paths(_paths.GeneratedPages, "*.html").Count()));

    private StagedFiles StageAll(ImmutableArray<Schedule> schedules)
    {
        var staged = new StagedFiles();
        try
        {
            foreach (var schedule in schedules)
            {
                staged.Add(DurableFile.Stage(_paths.Schedule(schedule.Id), output => ScheduleDocument.Write(output, schedule)));
            }

            return staged;
        }
        catch
        {
            // Not handled here: only cleaned up after.
            staged.Dispose();
            throw;
        }
    }

    private Outcome<ImmutableArray<ScheduleSummary>> Commit(StagedFiles staged, ImmutableArray<Schedule> schedules)
    {
        // (3)
        foreach (var schedule in schedules)
        {
            if (File.Exists(_paths.Schedule(schedule.Id)))
            {
                return new Problem(ErrorType.Conflict, $"A schedule with the id {schedule.Id} exists already.")
                {
                    Hint = "Ids follow from --seed and --now: give another seed, or none.",
                };
            }
        }

        // (4)
        staged.RenameAll();
        DirectorySync.Flush(_paths.Schedules);

        // (5)
        ImmutableArray<ScheduleSummary> summaries = [.. schedules.Select(ScheduleSummary.Of)];
        ScheduleIndex.AppendAdded(_paths, summaries);
        return summaries;
    }

    private Outcome<int> Delete(ImmutableArray<ScheduleId> ids, Instant now)
    {
        if (ids.IsEmpty)
        {
            return 0;
        }

        if (!ReadHistory().TryGet(out var history, out var unreadable))
        {
            return unreadable;
        }

        var released = history;
        foreach (var id in history.Plays.IsEmpty ? [] : ids)
        {
            // A calendar that cannot be read is deleted all the same; its plays then stay in the history.
            if (ReadSchedule(id).TryGet(out var read, out _) && read.Schedule.Source == Schedule.FilledSource)
            {
                released = released.Without(read.Schedule, now);
            }
        }

        foreach (var id in ids)
        {
            File.Delete(_paths.Schedule(id));
        }

        DirectorySync.Flush(_paths.Schedules);
        if (!ReferenceEquals(released, history))
        {
            WriteHistory(released);
        }

        ScheduleIndex.AppendDeleted(_paths, ids);
        return ids.Length;
    }

    // The folder says what exists; the index saves reading it. A schedule that the index does not know (copied into
    // the folder, or its line lost in a crash) is read itself.
    private List<ScheduleSummary> Summaries(ImmutableArray<string>.Builder warnings)
    {
        var summaries = new List<ScheduleSummary>();
        var ids = new List<ScheduleId>(Ids(_paths.Schedules));
        if (ids.Count == 0)
        {
            return summaries;
        }

        var known = ScheduleIndex.Read(_paths);
        var missing = new List<ScheduleSummary>();
        foreach (var id in ids)
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
                warnings.Add(problem.Message);
            }
        }

        if (missing.Count > 0)
        {
            Remember(missing);
        }

        return summaries;
    }

    // A list is a reader and waits for nobody: if the lock is not free at once, a later list will do it.
    private void Remember(List<ScheduleSummary> missing)
    {
        try
        {
            using var held = StoreLock.TryAcquire(_paths, TimeSpan.Zero);
            if (held is not null)
            {
                ScheduleIndex.AppendAdded(_paths, missing.Where(summary => File.Exists(_paths.Schedule(summary.Id))));
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // A read-only folder can be listed all the same; it is only slower.
        }
    }

    private Outcome<(Schedule Schedule, ReadOnlyMemory<byte> Document)> ReadSchedule(ScheduleId id)
    {
        var document = ReadDocument(_paths.Schedule(id), $"The schedule {id}", bytes => ((Schedule, ReadOnlyMemory<byte>))(ScheduleDocument.Read(bytes), bytes));
        if (!document.TryGet(out var read, out var problem))
        {
            return problem.Type == ErrorType.FileNotFound ? NoSuchSchedule(id) : problem;
        }

        return read.Item1.Id == id
            ? (Outcome<(Schedule, ReadOnlyMemory<byte>)>)read
            : Corrupt($"The schedule {id}", $"the file holds another schedule, {read.Item1.Id}");
    }

    private Outcome<CooldownHistory> ReadHistory()
    {
        var document = ReadDocument(_paths.CooldownHistory, "The cooldown history", bytes => CooldownHistoryDocument.Read(bytes));
        return document.Problem?.Type == ErrorType.FileNotFound ? CooldownHistory.Empty : document;
    }

    private void WriteHistory(CooldownHistory history) =>
        DurableFile.Write(_paths.CooldownHistory, output => CooldownHistoryDocument.Write(output, history));

    private static Outcome<T> ReadDocument<T>(string path, string what, Func<byte[], T> read)
        where T : notnull
    {
        try
        {
            return read(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Problem(ErrorType.FileNotFound, $"{what} does not exist.");
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}" : "what it says is not what was written";
            return Corrupt(what, place);
        }
        catch (NewerSchemaException exception)
        {
            return new Problem(ErrorType.StoreCorrupt, $"{what} was written by a newer ScheduleFlow (schema version {exception.Version}).")
            {
                Hint = "Use that version; this one leaves the file as it is.",
            };
        }
    }

    private static Problem Corrupt(string what, string place) => new(ErrorType.StoreCorrupt, $"{what} cannot be read: its file is damaged.")
    {
        Hint = "Restore the file from a copy of the data folder, or delete the schedule and import it again. Everything else stays available.",
        Details = $"Damaged at {place}. The file was left as it is.",
    };

    private static Problem NoSuchSchedule(ScheduleId id) => new(ErrorType.NotFound, $"There is no schedule {id}.")
    {
        Hint = "list-schedules (GET /api/schedules) shows the ids.",
    };

    private static Problem Busy() => new(ErrorType.Unavailable, $"Others have been writing to the store for {StoreLock.MaxWait.TotalSeconds:0} seconds.")
    {
        Hint = "Try again in a moment.",
    };

    private static IEnumerable<ScheduleId> Ids(string folder)
    {
        foreach (var path in Paths(folder, "*.json"))
        {
            if (ScheduleId.TryParse(Path.GetFileNameWithoutExtension(path), out var id))
            {
                yield return id;
            }
        }
    }

    // Paths, not FileInfos: those ask the system about every file.
    private static IEnumerable<string> Paths(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern) : [];

    private static StoredFile FileOf(string path)
    {
        var file = new FileInfo(path);
        return new StoredFile(file.Name, path, file.Length, Instant.From(new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));
    }

    // The edge of the store: what the operating system refuses becomes a problem here, and nowhere else.
    private Outcome<T> Guard<T>(Func<Outcome<T>> action)
        where T : notnull
    {
        try
        {
            return action();
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
