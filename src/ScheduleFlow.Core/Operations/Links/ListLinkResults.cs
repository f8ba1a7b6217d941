using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Core.Operations.Links;

/// <summary>Lists what the last checks of the channels' links found, a page at a time; the counts are of all channels.</summary>
internal static class ListLinkResults
{
    public static Outcome<ListLinkResultsReply> Run(ListLinkResultsRequest request, OperationContext context)
    {
        if (!ChannelFilter.Of(null, null, request.State).TryGet(out var filter, out var problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem)
            || !ChannelCursor.Resume(request.After, list).TryGet(out var first, out problem))
        {
            return problem;
        }

        var limit = request.Limit;
        var left = Enumerable.Range(first, list.Channels.Length - first);
        List<int> fitting = [.. left.Where(index => filter.Fits(list.Channels[index], report))];
        var page = fitting.Take(limit).Select(index => list.Channels[index]).ToImmutableArray();
        return Reply(list, page, report, fitting.Count > limit ? ChannelCursor.Of(fitting[limit - 1], page[^1].Id) : null);
    }

    private static ListLinkResultsReply Reply(ChannelList list, ImmutableArray<Channel> page, LinkReport report, string? next)
    {
        var counts = LinkCounts.Of(list.Channels, report);
        return new ListLinkResultsReply
        {
            Total = list.Channels.Length,
            Checked = counts.Checked,
            Working = counts.Working,
            Broken = counts.Broken,
            Timeout = counts.Timeout,
            Unchecked = counts.Unchecked,
            LastRun = report.LastRun?.ToString(),
            Results = LinkRows.Of(page, report),
            Count = page.Length,
            Next = next,
        };
    }
}
