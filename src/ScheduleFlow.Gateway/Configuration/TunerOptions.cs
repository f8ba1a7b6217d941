namespace ScheduleFlow.Gateway.Configuration;

/// <summary>The gateway as a tuner that apps find.</summary>
internal sealed record TunerOptions
{
    /// <summary>Whether the tuner answers everybody, without a key. Default: false.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The address that the tuner gives as its own, without a final slash; null: that of the request.</summary>
    public required string? BaseUrl { get; init; }
}
