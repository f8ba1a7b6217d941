using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Live;

/// <summary>What is on air on a channel now, and how long its schedule is on.</summary>
internal sealed record OnAirNow
{
    /// <summary>As in <see cref="ChannelTimeline.Channel"/>.</summary>
    public required string Channel { get; init; }

    public required TimelineEvent On { get; init; }

    /// <summary>The schedule that it comes from.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Where another schedule takes over, or this one is to end; null: it is on to its own end.</summary>
    public required Instant? Border { get; init; }

    public required TimelineReader Reader { get; init; }

    /// <returns><c>not_found</c>: there is no such channel, or nothing is on; the hint says what is next.</returns>
    public static Outcome<OnAirNow> Find(string text, OperationContext context)
    {
        if (!TimelineReader.Open(context).TryGet(out var reader, out var problem)
            || !TimelineRef.Find(text, reader.List, reader.Timelines, context).TryGet(out var channel, out problem))
        {
            return problem;
        }

        TimelineEvent? on = null, next = null;
        foreach (var item in reader.Events(channel, context.Now, Instant.MaxValue))
        {
            if (item.Window.Start > context.Now)
            {
                next = item;
                break;
            }

            on = item; // if events overlap, the one that began last is on, as in a playout
        }

        var name = reader.List.Find(channel)?.Name ?? channel;
        if (on is null)
        {
            return new Problem(ErrorType.NotFound, $"Nothing is on air on “{name}” now ({context.Now}).")
            {
                Hint = next is null
                    ? "Nothing follows, either: timeline shows what is published on the channel."
                    : $"Next is “{next.Event.Title}”, from {next.Window.Start} to {next.Window.End}.",
                Details = reader.Warnings.IsEmpty ? null : string.Join(' ', reader.Warnings),
            };
        }

        var publications = reader.Timelines.Of(channel).Publications;
        var later = publications.Skip(publications.IndexOf(on.Publication) + 1)
            .Select(publication => publication.Window?.Start)
            .Append(on.Publication.Until)
            .Where(start => start > context.Now);
        return new OnAirNow
        {
            Channel = channel,
            On = on,
            Schedule = reader.ScheduleOf(on.Publication)!,
            Border = later.Min(),
            Reader = reader,
        };
    }

    /// <summary>What a longer schedule takes the place of on the channel.</summary>
    /// <param name="after">The schedule as it will be.</param>
    public ImmutableArray<TimelineSegment> DisplacedBy(Schedule after)
    {
        var publication = On.Publication;
        var span = new ScheduleLanes(after).SpanOf(Channel, Reader.List.Find(Channel), publication.Lane);
        return span is { } longer && publication.Until is null && publication.Window is { } window && longer.End > window.End
            ? TimelineSegment.Within(
                TimelineSegment.Of(Reader.Timelines.Of(Channel)),
                new TimeWindow(window.End, Border is { } border ? Instant.Max(window.End, Instant.Min(border, longer.End)) : longer.End))
            : [];
    }
}
