using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Deletes one channel. Its schedule stays.</summary>
internal static class DeleteChannel
{
    public static Outcome<DeleteChannelReply> Run(DeleteChannelRequest request, OperationContext context) =>
        context.Store.Channels.Change<DeleteChannelReply>(
        list => list.IndexOf(request.Id) is >= 0 and var index
            ? (list with { Saved = context.Now, Channels = list.Channels.RemoveAt(index) }, new DeleteChannelReply { Deleted = request.Id })
            : ShowChannel.NoSuchChannel(request.Id),
        _ => [request.Id]);
}
