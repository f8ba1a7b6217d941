using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Lists channels in their order, a page at a time.</summary>
internal static class ListChannels
{
    public const int DefaultLimit = 1_000;
    public const int MaxLimit = 10_000;

    /// <param name="Limit">A number from 1 to <see cref="MaxLimit"/> as text; null: <see cref="DefaultLimit"/>.</param>
    /// <param name="After">The <c>next</c> of the page before; null: the first page.</param>
    /// <param name="Group">See <see cref="ChannelFilter.Group"/>.</param>
    /// <param name="Name">See <see cref="ChannelFilter.Name"/>.</param>
    /// <param name="State">See <see cref="ChannelFilter.State"/>.</param>
    public sealed record Request(string? Limit, string? After, string? Group, string? Name, string? State);

    public static Outcome<Reply> Run(Request request, OperationContext context)
    {
        if (!PageLimit.Of(request.Limit, DefaultLimit, MaxLimit).TryGet(out var limit, out var problem)
            || !ChannelFilter.Of(request.Group, request.Name, request.State).TryGet(out var filter, out problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem)
            || !context.Store.Channels.LoadLinkReport().TryGet(out var report, out problem)
            || !ChannelCursor.Resume(request.After, list).TryGet(out var first, out problem))
        {
            return problem;
        }

        var page = ImmutableArray.CreateBuilder<Channel>();
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

            if (page.Count < limit)
            {
                page.Add(list.Channels[i]);
                last = i;
            }
            else
            {
                next ??= ChannelCursor.Of(last, list.Channels[last].Id);
            }
        }

        return new Reply(page.DrainToImmutable(), total, next, report);
    }

    /// <summary>A page of the list of channels.</summary>
    internal sealed record Reply(ImmutableArray<Channel> Channels, int Total, string? Next, LinkReport Report) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteStartArray("channels"u8);
            foreach (var channel in Channels)
            {
                json.WriteStartObject();
                ChannelReplies.WriteChannel(json, channel, Report);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("count"u8, Channels.Length);
            json.WriteNumber("total"u8, Total);
            NextPage.Write(json, Next);
        }
    }
}
