using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Channels;

/// <summary>The result of the last check of each channel's link.</summary>
internal sealed record LinkReport
{
    public static readonly LinkReport Empty = new();

    /// <summary>When results were last added; null: never.</summary>
    public Instant? LastRun { get; init; }

    /// <summary>By the channel's id.</summary>
    public ImmutableDictionary<string, CheckedLink> Links { get; init; } = ImmutableDictionary<string, CheckedLink>.Empty;

    /// <summary>The result for a channel's current URL; null: it was never checked.</summary>
    public CheckedLink? Of(Channel channel) =>
        Links.TryGetValue(channel.Id, out var link) && link.Url == channel.Url ? link : null;
}

/// <summary>The result of a check of one channel's link.</summary>
internal sealed record CheckedLink
{
    /// <summary>The URL that was checked.</summary>
    public required string Url { get; init; }

    public required LinkState State { get; init; }

    /// <summary>The HTTP status; null: there was none.</summary>
    public int? Status { get; init; }

    /// <summary>A sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Where redirects led; null: there were none.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>What it is: <c>hls</c>, <c>dash</c>, <c>file</c>; null: something else.</summary>
    public string? Kind { get; init; }

    public required long ElapsedMilliseconds { get; init; }

    public required Instant Checked { get; init; }
}
