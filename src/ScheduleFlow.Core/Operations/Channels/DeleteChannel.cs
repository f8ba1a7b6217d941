using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Deletes one channel. Its schedule stays.</summary>
internal static class DeleteChannel
{
    public static Outcome<DeletedReply> Run(string id, OperationContext context) => context.Store.Channels.Change<DeletedReply>(
        list => list.IndexOf(id) is >= 0 and var index
            ? (list with { Saved = context.Now, Channels = list.Channels.RemoveAt(index) }, new DeletedReply(id))
            : ShowChannel.NoSuchChannel(id),
        _ => [id]);
}
