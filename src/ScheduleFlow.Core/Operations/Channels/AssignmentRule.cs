using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Timelines;

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

        return context.Store.Schedules.Load(id).TryGet(out var schedule, out var problem)
            && LaneRule.SpanOf(schedule, channel.Id, channel, channel.ScheduleChannel).TryGet(out _, out problem)
            ? null
            : problem;
    }
}
