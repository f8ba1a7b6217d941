using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Shows one channel, and what is known of its link.</summary>
internal static class ShowChannel
{
    public static Outcome<ChannelReply> Run(ShowChannelRequest request, OperationContext context)
    {
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem))
        {
            return problem;
        }

        return ChannelRef.Find(request.Id, list, context).TryGet(out var channel, out problem)
            ? new ChannelReply { Channel = ChannelRows.Shown(channel, report) }
            : problem;
    }
}
