using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Whether a channel can have its schedule.</summary>
internal static class AssignmentRule
{
    /// <returns>
    /// Null: it can. <c>not_found</c>: there is no such schedule. <c>validation</c>: none of the schedule's channels is
    /// this one.
    /// </returns>
    public static Problem? Check(Channel channel, OperationContext context)
    {
        if (channel.Schedule is not { } id)
        {
            return channel.ScheduleChannel is null
                ? null
                : new Problem(
                    ErrorType.Validation,
                    "“schedule_channel” names a channel of a schedule, but there is no “schedule_id”.");
        }

        if (!context.Store.Schedules.Load(id).TryGet(out var schedule, out var problem))
        {
            return problem;
        }

        var lanes = new ScheduleLanes(schedule);
        if (lanes.Of(channel.Id, channel, channel.ScheduleChannel) is not null)
        {
            return null;
        }

        const int shown = 10;
        return new Problem(
            ErrorType.Validation,
            channel.ScheduleChannel is { } named
                ? $"“{schedule.Name}” has no channel “{named}”."
                : $"“{schedule.Name}” has {lanes.Ids.Count} channels, and none is “{channel.Name}”.")
        {
            Hint = $"Name one with schedule_channel: {string.Join(", ", lanes.Ids.Take(shown))}{(lanes.Ids.Count > shown ? " …" : "")}.",
        };
    }
}
