using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Changes fields of one channel; the others stay.</summary>
internal static class UpdateChannel
{
    public static Outcome<Reply> Run(UpdateChannelRequest request, OperationContext context)
    {
        // Read the fields. Their meaning depends on the channel, so they are kept as bytes until it is known.
        if (!SentFields.Of(request, id: null, context).TryGet(out var input, out var problem)
            || !Repeat.Of(request).TryGet(out var repeat, out problem)
            || !repeat.Watch(input).Read(Copy).TryGet(out var copy, out problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem))
        {
            return problem;
        }

        // Check, store, and answer.
        return repeat.Answer(context)
            ?? repeat.Finish(context, context.Store.Channels.Change<ChannelReply>(Change, reply => [reply.Channel.Id], repeat.Keep));

        Outcome<(ChannelList List, ChannelReply Reply)> Change(ChannelList list)
        {
            if (!ChannelRef.Find(request.Id, list, context).TryGet(out var before, out var unknown))
            {
                return unknown;
            }

            var sent = new MemoryStream(copy, writable: false);
            if (!ChannelRequest.Read(sent, context, fields => fields.ApplyTo(before)).TryGet(out var changed, out var wrong))
            {
                return wrong;
            }

            var fields = ChannelFieldNames.Differing(before, changed).ToList();
            if (fields.Count == 0)
            {
                return (list, new ChannelReply { Channel = ChannelRows.Shown(before, report), Changed = [] });
            }

            if ((changed.Schedule != before.Schedule || changed.ScheduleChannel != before.ScheduleChannel)
                && AssignmentRule.Check(changed, context) is { } refused)
            {
                return refused;
            }

            changed = changed with { Updated = context.Now };
            return (
                list with { Saved = context.Now, Channels = list.Channels.SetItem(list.IndexOf(before.Id), changed) },
                new ChannelReply { Channel = ChannelRows.Shown(changed, report), Changed = [.. fields] });
        }
    }

    private static Outcome<byte[]> Copy(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
