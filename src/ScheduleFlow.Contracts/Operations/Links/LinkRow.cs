namespace ScheduleFlow.Contracts.Operations.Links;

/// <summary>A channel and what the last check of its link found.</summary>
public sealed partial record LinkRow
{
    /// <summary>The channel's id.</summary>
    public required string Id { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Name { get; init; }

    /// <summary>The URL that was checked; if none was, the channel's.</summary>
    public required string Url { get; init; }

    /// <summary>One of <see cref="LinkStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The HTTP status; null: there was none.</summary>
    public int? Status { get; init; }

    /// <summary>A sentence; null: the link was never checked.</summary>
    public string? Reason { get; init; }

    /// <summary>Where redirects led to; null: there were none.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>What the link is: <c>hls</c>, <c>dash</c> or <c>file</c>; null: something else.</summary>
    public string? Kind { get; init; }

    /// <summary>How long the check took.</summary>
    public long? ElapsedMs { get; init; }

    /// <summary>When the link was checked; null: never.</summary>
    public string? Checked { get; init; }
}
