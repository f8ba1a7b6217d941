using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Makes a change of timelines, or says what it would be.</summary>
internal static class TimelineChange
{
    /// <param name="change">Makes the new timelines and the reply; under the lock, unless it is a dry run.</param>
    /// <param name="scheduleOf">The id of the schedule in the reply, for the audit log.</param>
    /// <param name="isDryRun">Whether nothing is changed.</param>
    /// <param name="repeat">Keeps the reply with the change.</param>
    /// <param name="context">The operation's.</param>
    public static Outcome<Reply> Make<TReply>(
        Func<ChannelTimelines, Outcome<(ChannelTimelines Timelines, TReply Reply)>> change,
        Func<TReply, string> scheduleOf,
        bool isDryRun,
        Repeat repeat,
        OperationContext context)
        where TReply : Reply
    {
        if (!isDryRun)
        {
            return repeat.Finish(context, context.Store.Timelines.Change(change, reply => [scheduleOf(reply)], repeat.Keep));
        }

        return context.Store.Timelines.Load().TryGet(out var present, out var problem)
            && change(present).TryGet(out var shown, out problem)
                ? shown.Reply
                : problem;
    }
}
