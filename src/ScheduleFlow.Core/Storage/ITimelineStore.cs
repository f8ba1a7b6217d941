using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage;

/// <summary>The channels' timelines, and what is kept of their history. Schedules change them, too (<see cref="IScheduleStore"/>).</summary>
internal interface ITimelineStore
{
    /// <summary>All timelines; none, if nothing was ever published.</summary>
    Outcome<ChannelTimelines> Load();

    /// <summary>
    /// Changes timelines. The store measures the spans of new publications, and keeps what was on air of those that leave.
    /// </summary>
    /// <param name="change">
    /// Makes the new timelines and the answer, under the lock, so it must not take long; the same timelines: no change.
    /// </param>
    /// <param name="ids">The ids of what is published or unpublished, for the audit log.</param>
    /// <param name="kept">Makes the reply to keep with the change from the answer; null: none.</param>
    Outcome<T> Change<T>(
        Func<ChannelTimelines, Outcome<(ChannelTimelines Timelines, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull;

    /// <summary>What is kept of a channel's history.</summary>
    /// <param name="channel">As in <see cref="ChannelTimeline.Channel"/>.</param>
    Outcome<KeptHistory> LoadHistory(string channel);

    /// <summary>Adds what an as-run log says of a channel.</summary>
    /// <param name="channel">As in <see cref="ChannelTimeline.Channel"/>.</param>
    /// <param name="plays">Aired and missed ones.</param>
    Outcome<KeptHistory> Record(string channel, IReadOnlyCollection<KeptPlay> plays);
}
