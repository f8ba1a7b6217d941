using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Deletes one channel. Its schedule stays.</summary>
internal static class DeleteChannel
{
    public static Outcome<DeleteChannelReply> Run(DeleteChannelRequest request, OperationContext context) =>
        context.Store.Channels.Change<DeleteChannelReply>(
        list => ChannelRef.Find(request.Id, list, context).TryGet(out var channel, out var problem)
            ? (list with { Saved = context.Now, Channels = list.Channels.RemoveAt(list.IndexOf(channel.Id)) },
                new DeleteChannelReply { Deleted = channel.Id })
            : problem,
        reply => [reply.Deleted]);
}
