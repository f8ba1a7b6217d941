using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>What is odd about a plan in a store, though it can be used.</summary>
internal static class PlanHints
{
    /// <param name="plan">The plan.</param>
    /// <param name="channel">Its channel, as in <see cref="ChannelTimeline.Channel"/>.</param>
    /// <param name="list">The channels.</param>
    public static ImmutableArray<string> Of(PlanDocument plan, string channel, ChannelList list)
    {
        var why = list.Find(channel) is not { } known ? $"no channel of the list is “{channel}”"
            : !known.Groups.Any() ? $"the channel “{known.Name}” is in no group"
            : null;
        return why is null ? [] :
        [
            .. plan.Rules.Where(rule => rule.Across == ChannelScope.Group)
                .Select(rule => $"The rule “{rule.Name}” counts the plays of this channel only: {why}."),
        ];
    }
}
