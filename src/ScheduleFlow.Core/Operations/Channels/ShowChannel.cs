using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Text;

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

        return list.Find(request.Id) is { } channel
            ? new ChannelReply { Channel = ChannelRows.Shown(channel, report) }
            : NoSuchChannel(request.Id);
    }

    public static Problem NoSuchChannel(string id) => new(
        ErrorType.NotFound,
        $"There is no channel “{ShortText.Of(id, 128)}”.")
    {
        Hint = "list-channels (GET /api/channels) shows the ids.",
    };
}
