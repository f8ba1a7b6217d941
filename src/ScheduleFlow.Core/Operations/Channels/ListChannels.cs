using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Lists channels in their order, a page at a time.</summary>
internal static class ListChannels
{
    public static Outcome<ListChannelsReply> Run(ListChannelsRequest request, OperationContext context)
    {
        if (!ChannelFilter.Of(request.Group, request.Name, request.State).TryGet(out var filter, out var problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem)
            || !ChannelCursor.Resume(request.After, list).TryGet(out var first, out problem))
        {
            return problem;
        }

        var page = ImmutableArray.CreateBuilder<ChannelRow>();
        string? next = null;
        var last = 0;
        var total = 0;
        for (var i = 0; i < list.Channels.Length; i++)
        {
            if (!filter.Fits(list.Channels[i], report))
            {
                continue;
            }

            total++;
            if (i < first)
            {
                continue;
            }

            if (page.Count < request.Limit)
            {
                page.Add(ChannelRows.Of(list.Channels[i], report));
                last = i;
            }
            else
            {
                next ??= ChannelCursor.Of(last, list.Channels[last].Id);
            }
        }

        var channels = page.DrainToImmutable();
        return new ListChannelsReply { Channels = channels, Count = channels.Length, Total = total, Next = next };
    }
}
