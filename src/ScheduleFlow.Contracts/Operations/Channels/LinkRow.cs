namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>What is known of a channel's link. A link that was never checked has only <see cref="Url"/> and <see cref="State"/>.</summary>
public record LinkRow
{
    /// <summary>The URL that was checked.</summary>
    public required string Url { get; init; }

    /// <summary>One of <see cref="LinkStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The HTTP status; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>A sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>Where redirects led to; null: there were none.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>What it is: <c>hls</c>, <c>dash</c>, <c>file</c>; null: something else.</summary>
    public string? Kind { get; init; }

    public long? ElapsedMs { get; init; }

    /// <summary>When it was checked.</summary>
    public string? Checked { get; init; }
}
