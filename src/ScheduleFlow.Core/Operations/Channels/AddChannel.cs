using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Adds one channel.</summary>
internal static class AddChannel
{
    public static Outcome<Reply> Run(AddChannelRequest request, OperationContext context)
    {
        // Read and check the fields.
        if (!SentFields.Of(request, request.Id, context).TryGet(out var input, out var problem)
            || !Repeat.Of(request).TryGet(out var repeat, out problem)
            || !repeat.Watch(input).Read(Read).TryGet(out var entry, out problem))
        {
            return problem;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        var channel = entry.AsChannel(entry.OwnId, context.Now);
        if (AssignmentRule.Check(channel, context) is { } refused)
        {
            return refused;
        }

        // Store, and answer.
        return repeat.Finish(context, context.Store.Channels.Change<ChannelReply>(Add, _ => [channel.Id], repeat.Keep));

        Outcome<(ChannelList List, ChannelReply Reply)> Add(ChannelList list) =>
            list.Find(channel.Id) is { } other
                ? new Problem(ErrorType.Conflict, $"There is a channel {channel.Id} already: “{other.Name}”.")
                {
                    Hint = "Change that one (update-channel), or give this one an id of its own.",
                }
            : list.Channels.Length >= Limits.MaxChannels
                ? new Problem(ErrorType.TooLarge, $"There are {Limits.MaxChannels} channels already.")
            : (list with { Saved = context.Now, Channels = list.Channels.Add(channel) },
                new ChannelReply { Channel = ChannelRows.Shown(channel, LinkReport.Empty) });

        Outcome<ChannelEntry> Read(Stream stream) => ChannelRequest.Read(stream, context, fields => fields.Entry(1));
    }
}
