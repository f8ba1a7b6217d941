using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The timelines in one file, and what is kept of each channel's history in a file of its own. In a store of an older
/// program there is no such file: then the timelines follow from what is there (<see cref="OlderTimelines"/>), and the
/// first change writes them.
/// </summary>
internal sealed class FileTimelineStore(StoreFolder folder, FileReplyStore replies) : ITimelineStore
{
    private StoredDocument<ChannelTimelines> Document => folder.Documents.Timelines;

    public Outcome<ChannelTimelines> Load() => folder.Guard(Recovered);

    public Outcome<KeptHistory> LoadHistory(string channel) => folder.Guard(() => History(channel));

    public Outcome<T> Change<T>(
        Func<ChannelTimelines, Outcome<(ChannelTimelines Timelines, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull => folder.Guard<T>(() =>
    {
        using var commit = folder.Begin();
        if (!commit.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!Read(out var bytes).TryGet(out var before, out var problem) || !change(before).TryGet(out var changed, out problem))
        {
            return problem;
        }

        var reply = kept?.Invoke(changed.Answer);
        if (replies.Refusal(reply) is { } refused)
        {
            return refused;
        }

        var isSame = ReferenceEquals(changed.Timelines, before);
        if (isSame && reply is null)
        {
            return changed.Answer;
        }

        replies.Stage(commit, reply);
        if (!isSame)
        {
            Stage(commit, before, changed.Timelines, bytes, new TimelineStaging(folder));
            commit.Audit(ids(changed.Answer), channels: ChangedIn(before, changed.Timelines));
        }

        commit.Commit();
        replies.DropExpired(reply);
        return changed.Answer;
    });

    public Outcome<KeptHistory> Record(string channel, IReadOnlyCollection<KeptPlay> plays) => folder.Guard<KeptHistory>(() =>
    {
        using var commit = folder.Begin();
        if (!commit.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!History(channel).TryGet(out var before, out var problem))
        {
            return problem;
        }

        var history = before.With(plays, folder.Origin.Now);
        if (!ReferenceEquals(history, before))
        {
            StageHistory(commit, history);
            commit.Audit([], plays.Count, channels: [channel]);
            commit.Commit();
        }

        return history;
    });

    /// <summary>Writes the timelines of a store that has none of its own yet; false: it has, or there is nothing to write.</summary>
    public Outcome<bool> Migrate(bool dryRun) => folder.Guard<bool>(() =>
    {
        if (folder.Reader.Has(Document.Path) || !new OlderTimelines(folder).IsNeeded)
        {
            return false;
        }

        if (dryRun)
        {
            return true;
        }

        using var commit = folder.Begin();
        if (!commit.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!Read(out var bytes).TryGet(out var timelines, out var problem))
        {
            return problem;
        }

        if (bytes is not null)
        {
            return false;
        }

        Stage(commit, timelines, timelines, bytes, new TimelineStaging(folder));
        commit.Audit([folder.Paths.Relative(Document.Path)], action: "migrated");
        commit.Commit();
        return true;
    });

    /// <summary>The timelines as they are; damage is only reported.</summary>
    /// <param name="bytes">Their bytes; null: there is no file yet.</param>
    public Outcome<ChannelTimelines> Read(out byte[]? bytes)
    {
        bytes = folder.Reader.Read(Document.Path);
        return bytes is not null ? Document.Parse(bytes, out _)
            : folder.Reader.Quarantined(Document.Path) is [.., var last] ? Document.PutAside(folder.Paths.Relative(last))
            : new OlderTimelines(folder).Timelines();
    }

    /// <summary>The timelines; a damaged file is put aside and replaced with its backup.</summary>
    public Outcome<ChannelTimelines> Recovered() =>
        Read(out var bytes) is var timelines && (timelines.Problem is null || bytes is null)
            ? timelines
            : folder.Recovery.Load(
                Document,
                new Problem(ErrorType.Unavailable, "The timelines have changed just now.") { Hint = "Try again." },
                backup => Mended.FromBackup(Document, backup, "What it held before its last change was restored."));

    /// <summary>
    /// Under the lock: stages new timelines with what was on air of the publications that leave, and what a store of an
    /// older program knows.
    /// </summary>
    /// <param name="commit">The change.</param>
    /// <param name="before">The timelines as <see cref="Read"/> gave them.</param>
    /// <param name="after">The new ones; their spans are measured here.</param>
    /// <param name="bytes">As <see cref="Read"/> gave them.</param>
    /// <param name="schedules">The schedules before and after the change.</param>
    /// <returns>The channels whose timeline is another one now.</returns>
    public ImmutableArray<string> Stage(
        Change commit, ChannelTimelines before, ChannelTimelines after, byte[]? bytes, TimelineStaging schedules)
    {
        var measured = schedules.Measured(after, before);
        var changed = ChangedIn(before, measured);
        var histories = new Dictionary<string, KeptHistory>(StringComparer.Ordinal);
        if (bytes is null && new OlderTimelines(folder) is { IsNeeded: true } older)
        {
            older.StageLeftovers(commit);
            var kept = older.Kept();
            histories[kept.Channel] = kept;
        }
        else if (changed.IsEmpty)
        {
            return [];
        }

        foreach (var channel in changed)
        {
            var leaving = schedules.OnAirOfLeaving(before.Of(channel), measured.Of(channel), folder.Origin.Now).ToList();
            if (leaving.Count > 0 && (histories.GetValueOrDefault(channel) ?? ReadHistory(channel)) is { } known)
            {
                histories[channel] = known.With(leaving, folder.Origin.Now);
            }
        }

        foreach (var history in histories.Values.Where(history => !history.Plays.IsEmpty))
        {
            StageHistory(commit, history);
        }

        commit.Stage(Document.Path, output => TimelinesDocument.Write(output, measured with { Revision = before.Revision + 1 }));
        if (bytes is not null)
        {
            commit.StageBackup(Document.Path, bytes);
        }

        return changed;
    }

    /// <summary>Under the lock: puts a schedule that is stored with the change in its place on the timelines.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="before">Its revision before; null: it is new.</param>
    /// <param name="place">For a calendar: what it was made from, and where it goes.</param>
    /// <returns>The channels that it changes.</returns>
    public Outcome<ImmutableArray<string>> Place(Change commit, Schedule schedule, Schedule? before, CalendarPlace? place)
    {
        if (!Read(out var bytes).TryGet(out var timelines, out var problem))
        {
            return problem;
        }

        if (place is not null && Refusal(place.Basis, timelines) is { } refused)
        {
            return refused;
        }

        var after = timelines;
        if (place is { Publishes: true, Basis.Timeline: { } own } && own.Find(schedule.Id) is null)
        {
            after = after.With(own.Publish(
                new Publication { Schedule = schedule.Id, Published = folder.Origin.Now, By = folder.Origin.Name }));
        }

        ImmutableArray<string> channels = [.. after.ChannelsOf(schedule.Id)];
        if (!channels.IsEmpty)
        {
            var schedules = new TimelineStaging(folder);
            schedules.Stores(before, schedule);
            Stage(commit, timelines, after, bytes, schedules);
        }

        return channels;
    }

    /// <summary>Whether a calendar was made from what is still so; under the lock.</summary>
    public Problem? Refusal(CalendarBasis basis, ChannelTimelines now)
    {
        var isSame = now.Of(basis.Timeline.Channel).Equals(basis.Timeline)
            && (basis.Timelines is not { } revision || revision == now.Revision)
            && basis.Schedules.All(known => RevisionOf(known.Schedule) == known.Revision)
            && basis.Histories.All(known => (ReadHistory(known.Channel)?.Revision ?? -1) == known.Revision);
        return isSame ? null : new Problem(ErrorType.Conflict, "What else is on air was changed meanwhile, so what may be played has changed.")
        {
            Hint = "Try again.",
            Details = "The timeline, one of its schedules or the history has changed.",
            Reason = ProblemReason.HistoryChanged,
        };
    }

    /// <summary>The channels whose timelines differ.</summary>
    public static ImmutableArray<string> ChangedIn(ChannelTimelines before, ChannelTimelines after) =>
    [
        .. before.Channels.Keys.Union(after.Channels.Keys, StringComparer.Ordinal)
            .Where(channel => !before.Of(channel).Equals(after.Of(channel)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A channel's history; a damaged file is put aside and replaced with its backup.</summary>
    /// <param name="path">Its file.</param>
    public Outcome<KeptHistory> RecoveredHistory(string path)
    {
        var document = StoreDocuments.HistoryAt(path);
        return folder.Recovery.Load(
            document,
            new Problem(ErrorType.Unavailable, "The history has changed just now.") { Hint = "Try again." },
            backup => Mended.FromBackup(document, backup, "What it held before its last change was restored."));
    }

    private long? RevisionOf(ScheduleId id) =>
        folder.Reader.ReadOrNull(folder.Documents.Schedule(id))?.Revision;

    private KeptHistory? ReadHistory(string channel) => History(channel).TryGet(out var history, out _) ? history : null;

    private Outcome<KeptHistory> History(string channel)
    {
        var document = folder.Documents.History(channel);
        if (folder.Reader.Read(document.Path) is null && folder.Reader.Quarantined(document.Path).Count == 0)
        {
            return !folder.Reader.Has(Document.Path) && new OlderTimelines(folder).Kept() is var older && older.Channel == channel
                ? older
                : KeptHistory.Empty(channel);
        }

        return RecoveredHistory(document.Path);
    }

    private void StageHistory(Change commit, KeptHistory history)
    {
        var path = folder.Paths.History(history.Channel);
        commit.Stage(path, output => KeptHistoryDocument.Write(output, history));
        if (folder.Reader.Read(path) is { } before)
        {
            commit.StageBackup(path, before);
        }
    }
}
