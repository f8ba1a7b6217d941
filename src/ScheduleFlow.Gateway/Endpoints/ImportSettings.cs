using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What a caller says about an import; absent parts are left to the worker.</summary>
internal sealed record ImportSettings(string? Format, string? Name, string? Zone)
{
    /// <summary>These, and those of <paramref name="other"/> where these are silent.</summary>
    public ImportSettings Or(ImportSettings other) => new(Format ?? other.Format, Name ?? other.Name, Zone ?? other.Zone);

    public LaunchRequest AddTo(LaunchRequest request) => request.With("format", Format).With("name", Name).With("zone", Zone);
}
