using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The timelines in one file, and with them the histories. In a store of an older program there is no such file: then the
/// timelines follow from what is there (<see cref="OlderTimelines"/>), and the first change writes them.
/// </summary>
internal sealed class TimelineFiles(StoreFolder folder)
{
    // An operation reads them with the channels, and again by themselves: they are not parsed again unless they have changed.
    private (byte[] Bytes, ChannelTimelines Timelines)? _last;

    private StoredDocument<ChannelTimelines> Document => folder.Documents.Timelines;

    public KeptHistoryFiles Histories { get; } = new(folder);

    /// <summary>Whether an older program left something that is not written as timelines yet.</summary>
    public bool AreOlder => !folder.Reader.Has(Document.Path) && new OlderTimelines(folder).IsNeeded;

    /// <summary>The timelines as they are; damage is only reported.</summary>
    /// <param name="bytes">Their bytes; null: there is no file yet.</param>
    public Outcome<ChannelTimelines> Read(out byte[]? bytes)
    {
        bytes = folder.Reader.Read(Document.Path);
        if (bytes is null)
        {
            var older = folder.Reader.Quarantined(Document.Path) is [.., var last]
                ? Document.PutAside(folder.Paths.Relative(last))
                : new OlderTimelines(folder).Timelines();

            // Another process may have written it while what it follows from was read.
            bytes = folder.Reader.Read(Document.Path);
            if (bytes is null)
            {
                return older;
            }
        }

        if (_last is { } known && known.Bytes.AsSpan().SequenceEqual(bytes))
        {
            return known.Timelines;
        }

        var read = Document.Parse(bytes, out _);
        _last = read.TryGet(out var timelines, out _) ? (bytes, timelines) : _last;
        return read;
    }

    /// <summary>The timelines; a damaged file is put aside and replaced with its backup.</summary>
    public Outcome<ChannelTimelines> Recovered() =>
        Read(out var bytes) is var timelines && (timelines.Problem is null || bytes is null)
            ? timelines
            : folder.Recovery.Load(
                Document,
                new Problem(ErrorType.Unavailable, "The timelines have changed just now.") { Hint = "Try again." },
                backup => Mended.FromBackup(Document, backup, "What it held before its last change was restored."));

    /// <summary>What was published last on a channel, for the list of channels; as <see cref="Recovered"/> otherwise.</summary>
    public Outcome<Func<string, LastPublication?>> Last()
    {
        if (_last is null && folder.Reader.Read(Document.Path) is { } bytes && LastPublications.Read(bytes) is { } last)
        {
            return Outcome.Of<Func<string, LastPublication?>>(channel => last.GetValueOrDefault(channel));
        }

        return Recovered().TryGet(out var timelines, out var problem) ? LastOf(timelines) : problem;
    }

    public static Func<string, LastPublication?> LastOf(ChannelTimelines timelines) => channel =>
        timelines.Of(channel).Last is { } publication ? new LastPublication(publication.Schedule, publication.Lane) : null;

    /// <summary>Makes a change; again, if damaged timelines prevented it and are mended now.</summary>
    public Outcome<T> Mending<T>(Func<Outcome<T>> change)
        where T : notnull
    {
        var changed = change();
        return changed.Problem?.Type == ErrorType.StoreCorrupt && Recovered().Problem is null ? change() : changed;
    }

    /// <summary>
    /// Under the lock: stages new timelines, what was on air of the publications that leave, and what an older program left.
    /// </summary>
    /// <param name="commit">The change.</param>
    /// <param name="before">The timelines as <see cref="Read"/> gave them.</param>
    /// <param name="after">The new ones; their spans are measured here.</param>
    /// <param name="bytes">As <see cref="Read"/> gave them.</param>
    /// <param name="schedules">The schedules before and after the change.</param>
    /// <returns>The channels whose timeline is another one now.</returns>
    public Outcome<ImmutableArray<string>> Stage(
        Change commit, ChannelTimelines before, ChannelTimelines after, byte[]? bytes, TimelineStaging schedules)
    {
        var measured = schedules.Measured(after, before);
        var changed = ChangedIn(before, measured);
        if (changed.IsEmpty && (bytes is not null || !AreOlder))
        {
            return changed;
        }

        var now = folder.Origin.Now;
        var leaving = changed.Select(channel =>
            (channel, schedules.OnAirOfLeaving(before.Of(channel), measured.Of(channel), now).ToImmutableArray()));
        if (!Keep(commit, leaving, bytes is null).TryGet(out _, out var problem))
        {
            return problem;
        }

        Write(commit, measured with { Revision = before.Revision + 1 }, bytes);
        return changed;
    }

    /// <summary>Under the lock: stages what is kept of a channel with more plays, and what an older program left.</summary>
    /// <returns>What is kept then, and whether that is staged.</returns>
    public Outcome<(KeptHistory History, bool IsChanged)> Stage(Change commit, string channel, IEnumerable<KeptPlay> plays)
    {
        // Or what an older program kept would be taken for what is kept already.
        var areOlder = AreOlder;
        if (areOlder)
        {
            if (!Read(out var bytes).TryGet(out var timelines, out var unreadable))
            {
                return unreadable;
            }

            Write(commit, timelines with { Revision = timelines.Revision + 1 }, bytes);
        }

        return Keep(commit, [(channel, [.. plays])], areOlder).TryGet(out var kept, out var problem)
            ? (kept[channel].History, areOlder || kept[channel].IsChanged)
            : problem;
    }

    /// <summary>Measures spans anew, where a schedule was changed without the timelines.</summary>
    /// <param name="schedule">Whose; null: of all schedules.</param>
    public Outcome<ChannelTimelines> Remeasure(ScheduleId? schedule = null)
    {
        using var commit = folder.Begin();
        if (!commit.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!Read(out var bytes).TryGet(out var timelines, out var problem))
        {
            return problem;
        }

        var known = schedule is { } only ? timelines.Without(new HashSet<ScheduleId> { only }) : ChannelTimelines.Empty;
        var measured = new TimelineStaging(folder).Measured(timelines, known);
        var channels = ChangedIn(timelines, measured);
        if (!channels.IsEmpty && bytes is not null)
        {
            Write(commit, measured with { Revision = timelines.Revision + 1 }, bytes);
            commit.Audit([folder.Paths.Relative(Document.Path)], action: "timelines_mended", channels: channels);
            commit.Commit();
        }

        return measured;
    }

    private void Write(Change commit, ChannelTimelines timelines, byte[]? before)
    {
        commit.Stage(Document.Path, output => TimelinesDocument.Write(output, timelines));
        if (before is not null)
        {
            commit.StageBackup(Document.Path, before);
        }
    }

    private Outcome<Dictionary<string, (KeptHistory History, bool IsChanged)>> Keep(
        Change commit, IEnumerable<(string Channel, ImmutableArray<KeptPlay> Plays)> added, bool areOlder)
    {
        Problem? problem;
        if (areOlder && new OlderTimelines(folder) is { IsNeeded: true } older)
        {
            if (!older.Kept().TryGet(out var left, out problem))
            {
                return problem;
            }

            older.StageLeftovers(commit);
            added = [(left.Channel, left.Plays), .. added];
        }

        var kept = new Dictionary<string, (KeptHistory History, bool IsChanged)>(StringComparer.Ordinal);
        foreach (var channel in added.GroupBy(entry => entry.Channel, entry => entry.Plays, StringComparer.Ordinal))
        {
            ImmutableArray<KeptPlay> plays = [.. channel.SelectMany(some => some)];
            if (plays.IsEmpty)
            {
                continue;
            }

            if (!Histories.ToChange(commit, channel.Key).TryGet(out var before, out problem))
            {
                return problem;
            }

            var after = before.With(plays, folder.Origin.Now);
            kept[channel.Key] = (after, !ReferenceEquals(after, before));
            if (!ReferenceEquals(after, before))
            {
                Histories.Stage(commit, after);
            }
        }

        return kept;
    }

    private static ImmutableArray<string> ChangedIn(ChannelTimelines before, ChannelTimelines after) => ReferenceEquals(before, after) ? [] :
    [
        .. before.Channels.Keys.Union(after.Channels.Keys, StringComparer.Ordinal)
            .Where(channel => !before.Of(channel).Equals(after.Of(channel)))
            .Order(StringComparer.Ordinal),
    ];
}
