using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Which of a schedule's own channels a channel shows.</summary>
internal static class LaneRule
{
    private const int MostShown = 10;

    /// <param name="schedule">The schedule.</param>
    /// <param name="channel">The channel, as in <see cref="ChannelTimeline.Channel"/>.</param>
    /// <param name="known">The channel in the list; null: it is not there.</param>
    /// <param name="lane">Its channel in the schedule; null: found by its names.</param>
    /// <returns>
    /// From the first start to the last end of what the schedule has for the channel. <c>validation</c>: none of its channels
    /// is this one; the hint names them.
    /// </returns>
    public static Outcome<TimeWindow> SpanOf(Schedule schedule, string channel, Channel? known, string? lane)
    {
        var lanes = new ScheduleLanes(schedule);
        if (lanes.SpanOf(channel, known, lane) is { } span)
        {
            return span;
        }

        var ids = lanes.Ids.Take(MostShown).ToList();
        return new Problem(
            ErrorType.Validation,
            lane is not null
                ? $"“{schedule.Name}” has no channel “{lane}”."
                : $"“{schedule.Name}” has {lanes.Ids.Count} channels, and none is “{known?.Name ?? channel}”.")
        {
            Hint = ids.Count == 0
                ? "Its events have no channels: omit the name."
                : $"Name one with schedule_channel (--lane): {string.Join(", ", ids)}{(lanes.Ids.Count > MostShown ? " …" : "")}.",
        };
    }
}
