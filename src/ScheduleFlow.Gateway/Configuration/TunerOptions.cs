namespace ScheduleFlow.Gateway.Configuration;

/// <summary>The gateway as a tuner that apps find.</summary>
internal sealed record TunerOptions
{
    /// <summary>Whether everybody may ask the tuner, without a key. Default: false.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The address that the tuner says is its own, without a slash at its end; null: that of the request.</summary>
    public required string? BaseUrl { get; init; }
}
