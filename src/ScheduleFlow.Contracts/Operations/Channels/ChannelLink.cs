using ScheduleFlow.Contracts.Operations.Links;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>What the last check of a channel's link found.</summary>
public sealed partial record ChannelLink
{
    /// <summary>The URL that was checked.</summary>
    public required string Url { get; init; }

    /// <summary>One of <see cref="LinkStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The HTTP status; null: there was none.</summary>
    public int? Status { get; init; }

    /// <summary>A sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Where redirects led to; null: there were none.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>What the link is: <c>hls</c>, <c>dash</c> or <c>file</c>; null: something else.</summary>
    public string? Kind { get; init; }

    public required long ElapsedMs { get; init; }

    /// <summary>When it was checked.</summary>
    public required string Checked { get; init; }
}
