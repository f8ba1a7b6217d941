using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Now;

/// <summary>What is known of a channel's next days, with instants instead of texts.</summary>
public sealed record Horizon
{
    /// <summary>How far it is looked ahead.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(48);

    /// <summary>Whether the timeline has been read; otherwise only what is on and what is next is known.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Where what is known ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>In order of start.</summary>
    public required ImmutableArray<Airing> Events { get; init; }

    public ImmutableArray<Stretch> Gaps { get; init; } = [];

    /// <summary>From when to when two events are on at once, with the titles of both.</summary>
    public ImmutableArray<(Stretch When, string First, string Second)> Conflicts { get; init; } = [];

    /// <summary>What was published last; null: nothing is.</summary>
    public PublicationRow? LastPublished { get; init; }

    /// <summary>What <c>now</c> says of a channel: enough until its timeline is there.</summary>
    public static Horizon Of(NowRow row)
    {
        var events = ImmutableArray.CreateBuilder<Airing>();
        if (row.Now is { } now)
        {
            var airing = new Airing(Wording.Parse(now.Start), Wording.Parse(now.End), now.Title, now.Category, now.Url);
            events.Add(airing with { ScheduleId = row.ScheduleId });
        }

        if (row.Next is { } next)
        {
            var airing = new Airing(Wording.Parse(next.Start), Wording.Parse(next.End), next.Title, next.Category, next.Url);
            events.Add(airing with { ScheduleId = row.ScheduleId });
        }

        return new() { Events = events.ToImmutable(), To = events.Count == 0 ? DateTimeOffset.MinValue : events[^1].End };
    }

    public static Horizon Of(TimelineReply reply) => new()
    {
        IsWhole = true,
        // A channel that has more events than fit a page is known only as far as the page goes.
        To = reply.Next is null || reply.Events.IsEmpty ? Wording.Parse(reply.To) : Wording.Parse(reply.Events[^1].End),
        Events =
        [
            .. reply.Events.Select(row => new Airing(Wording.Parse(row.Start), Wording.Parse(row.End), row.Title, row.Category, row.Url)
            {
                ScheduleId = row.ScheduleId,
                EventId = row.EventId,
            }),
        ],
        Gaps = [.. reply.Gaps.Select(row => new Stretch(Wording.Parse(row.Start), Wording.Parse(row.End)))],
        Conflicts = [.. reply.Conflicts.Select(Overlap)],
        LastPublished = reply.Publications.MaxBy(row => row.Published, StringComparer.Ordinal),
    };

    private static (Stretch When, string First, string Second) Overlap(TimelineConflictRow row)
    {
        var (start1, start2) = (Wording.Parse(row.Event1.Start), Wording.Parse(row.Event2.Start));
        var (end1, end2) = (Wording.Parse(row.Event1.End), Wording.Parse(row.Event2.End));
        return (new(start1 > start2 ? start1 : start2, end1 < end2 ? end1 : end2), row.Event1.Title, row.Event2.Title);
    }
}
