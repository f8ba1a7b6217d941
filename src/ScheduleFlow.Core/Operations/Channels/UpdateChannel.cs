using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Changes fields of one channel; the others stay.</summary>
internal static class UpdateChannel
{
    /// <param name="Id">The channel.</param>
    /// <param name="Input">A JSON object with the fields to change; <c>null</c> takes one away.</param>
    /// <param name="IdempotencyKey">The key under which the request may be sent again; null: none.</param>
    public sealed record Request(string Id, InputSource Input, string? IdempotencyKey = null);

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        if (RetryKey.Check(request.IdempotencyKey, out var key) is { } malformed)
        {
            return malformed;
        }

        var copy = Array.Empty<byte>();
        if (!RetryKey.Watch(key, request.Input).Read(Copy).TryGet(out copy, out var problem) || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem))
        {
            return problem;
        }

        var retry = Retry.Of(key, VerbNames.UpdateChannel, request.Id);
        return Retry.IsAnswered(retry, context, out var answer)
            ? answer
            : Retry.Finish(retry, context, context.Store.Channels.Change(Change, reply => [reply.Channel.Id], reply => retry?.Keep(reply)));

        Outcome<(ChannelList List, ChannelReply Reply)> Change(ChannelList list)
        {
            var index = list.IndexOf(request.Id);
            if (index < 0)
            {
                return ShowChannel.NoSuchChannel(request.Id);
            }

            var before = list.Channels[index];
            if (!ChannelRequest.Read(new MemoryStream(copy, writable: false), fields => fields.ApplyTo(before)).TryGet(out var changed, out var wrong))
            {
                return wrong;
            }

            var fields = ChannelFieldNames.Differing(before, changed).ToList();
            if (fields.Count == 0)
            {
                return (list, new ChannelReply(before, report) { Changed = [] });
            }

            if ((changed.Schedule != before.Schedule || changed.ScheduleChannel != before.ScheduleChannel) && AssignmentRule.Check(changed, context) is { } refused)
            {
                return refused;
            }

            changed = changed with { Updated = context.Now };
            return (list with { Saved = context.Now, Channels = list.Channels.SetItem(index, changed) }, new ChannelReply(changed, report) { Changed = fields });
        }
    }

    private static Outcome<byte[]> Copy(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
