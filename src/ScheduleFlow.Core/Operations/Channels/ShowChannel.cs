using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Shows one channel, with what is known of its link.</summary>
internal static class ShowChannel
{
    public static Outcome<ChannelReply> Run(string id, OperationContext context)
    {
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem) || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem))
        {
            return problem;
        }

        return list.Find(id) is { } channel ? new ChannelReply(channel, report) : NoSuchChannel(id);
    }

    public static Problem NoSuchChannel(string id) => new(ErrorType.NotFound, $"There is no channel “{(id.Length > 128 ? id[..128] + "…" : id)}”.")
    {
        Hint = "list-channels (GET /api/channels) shows the ids.",
    };
}

/// <summary>One channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Report">What is known of links.</param>
internal sealed record ChannelReply(Channel Channel, LinkReport Report) : IReply
{
    /// <summary>The fields that were changed; null where that was not asked for.</summary>
    public IReadOnlyList<string>? Changed { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartObject("channel"u8);
        ChannelReplies.WriteChannel(json, Channel, Report);
        if (Report.Of(Channel) is { } link)
        {
            json.WriteStartObject("link"u8);
            CheckedLinkJson.WriteFields(json, link);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (Changed is not null)
        {
            JsonTexts.Write(json, "changed"u8, Changed);
        }
    }
}
