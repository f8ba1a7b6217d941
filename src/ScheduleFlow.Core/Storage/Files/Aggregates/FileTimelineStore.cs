using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The timelines, and what is kept of the channels' history.</summary>
internal sealed class FileTimelineStore(StoreFolder folder, TimelineFiles files, FileReplyStore replies) : ITimelineStore
{
    public Outcome<ChannelTimelines> Load() => folder.Guard(files.Recovered);

    public Outcome<KeptHistory> LoadHistory(string channel) => folder.Guard(() => files.Histories.Load(channel));

    public Outcome<T> Change<T>(
        Func<ChannelTimelines, Outcome<(ChannelTimelines Timelines, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull => folder.Guard(() => files.Mending<T>(() =>
    {
        using var commit = folder.Begin();
        if (!commit.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!files.Read(out var bytes).TryGet(out var before, out var problem) || !change(before).TryGet(out var changed, out problem))
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
            if (!files.Stage(commit, before, changed.Timelines, bytes, new TimelineStaging(folder)).TryGet(out var channels, out problem))
            {
                return problem;
            }

            commit.Audit(ids(changed.Answer), channels: channels);
        }

        commit.Commit();
        replies.DropExpired(reply);
        return changed.Answer;
    }));

    public Outcome<KeptHistory> Record(string channel, IReadOnlyCollection<KeptPlay> plays)
    {
        return plays.Count == 0 ? LoadHistory(channel) : folder.Guard<KeptHistory>(() =>
        {
            using var commit = folder.Begin();
            if (!commit.TryLock(StoreLock.MaxWait))
            {
                return StoreFolder.Busy();
            }

            if (!files.Stage(commit, channel, plays).TryGet(out var kept, out var problem))
            {
                return problem;
            }

            if (kept.IsChanged)
            {
                commit.Audit([], plays.Count, channels: [channel]);
                commit.Commit();
            }

            return kept.History;
        });
    }

    /// <summary>Writes the timelines of a store that has none of its own yet; false: it has, or there is nothing to write.</summary>
    public Outcome<bool> Migrate(bool dryRun) => folder.Guard<bool>(() =>
    {
        if (dryRun || !files.AreOlder)
        {
            return files.AreOlder;
        }

        using var commit = folder.Begin();
        if (!commit.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!files.AreOlder)
        {
            return false;
        }

        if (!files.Read(out var bytes).TryGet(out var timelines, out var problem)
            || !files.Stage(commit, timelines, timelines, bytes, new TimelineStaging(folder)).TryGet(out _, out problem))
        {
            return problem;
        }

        commit.Audit([folder.Paths.Relative(folder.Paths.Timelines)], action: "migrated");
        commit.Commit();
        return true;
    });
}
