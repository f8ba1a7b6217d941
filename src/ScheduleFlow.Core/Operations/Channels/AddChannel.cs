using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Adds one channel.</summary>
internal static class AddChannel
{
    /// <param name="Input">A JSON object with the channel's fields.</param>
    /// <param name="IdempotencyKey">The key under which the request may be sent again; null: none.</param>
    public sealed record Request(InputSource Input, string? IdempotencyKey = null);

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        if (RetryKey.Check(request.IdempotencyKey, out var key) is { } malformed)
        {
            return malformed;
        }

        if (!RetryKey.Watch(key, request.Input).Read(Read).TryGet(out var entry, out var problem))
        {
            return problem;
        }

        var channel = entry.AsChannel(entry.OwnId, context.Now);
        var retry = Retry.Of(key, VerbNames.AddChannel);
        if (Retry.IsAnswered(retry, context, out var answer))
        {
            return answer;
        }

        if (AssignmentRule.Check(channel, context) is { } refused)
        {
            return refused;
        }

        return Retry.Finish(
            retry,
            context,
            context.Store.Channels.Change<ChannelReply>(
                list => list.Find(channel.Id) is { } other
                    ? new Problem(ErrorType.Conflict, $"There is a channel {channel.Id} already: “{other.Name}”.") { Hint = "Change that one (update-channel), or give this one an id of its own." }
                    : list.Channels.Length >= Limits.MaxChannels
                        ? new Problem(ErrorType.TooLarge, $"There are {Limits.MaxChannels} channels already.")
                        : (list with { Saved = context.Now, Channels = list.Channels.Add(channel) }, new ChannelReply(channel, LinkReport.Empty)),
                _ => [channel.Id],
                reply => retry?.Keep(reply)));
    }

    private static Outcome<ChannelEntry> Read(Stream stream) => ChannelRequest.Read(stream, fields => fields.Entry(1));
}
