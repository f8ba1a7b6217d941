using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Links;

/// <summary>What the last checks of the channels' links have found, a page at a time; the counts are of all channels.</summary>
internal static class ValidationResults
{
    /// <param name="Limit">A number from 1 to <see cref="ListChannels.MaxLimit"/> as text; null: <see cref="ListChannels.DefaultLimit"/>.</param>
    /// <param name="After">The <c>next</c> of the page before; null: the first page.</param>
    /// <param name="State">See <see cref="ChannelFilter.State"/>.</param>
    public sealed record Request(string? Limit, string? After, string? State);

    public static Outcome<Reply> Run(Request request, OperationContext context)
    {
        if (!PageLimit.Of(request.Limit, ListChannels.DefaultLimit, ListChannels.MaxLimit).TryGet(out var limit, out var problem)
            || !ChannelFilter.Of(null, null, request.State).TryGet(out var filter, out problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem)
            || !ChannelCursor.Resume(request.After, list).TryGet(out var first, out problem))
        {
            return problem;
        }

        List<int> fitting = [.. Enumerable.Range(first, list.Channels.Length - first).Where(index => filter.Fits(list.Channels[index], report))];
        var page = fitting.Take(limit).Select(index => list.Channels[index]).ToImmutableArray();
        var next = fitting.Count > limit ? ChannelCursor.Of(fitting[limit - 1], page[^1].Id) : null;
        return new Reply(list.Channels, page, report, next);
    }

    /// <summary>A page of results.</summary>
    internal sealed record Reply(ImmutableArray<Channel> All, ImmutableArray<Channel> Page, LinkReport Report, string? Next) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteNumber("total"u8, All.Length);
            LinkRows.WriteCounts(json, All, Report);
            if (Report.LastRun is { } lastRun)
            {
                json.WriteString("last_run"u8, lastRun.ToString());
            }
            else
            {
                json.WriteNull("last_run"u8);
            }

            LinkRows.Write(json, Page, Report);
            json.WriteNumber("count"u8, Page.Length);
            NextPage.Write(json, Next);
        }
    }
}
