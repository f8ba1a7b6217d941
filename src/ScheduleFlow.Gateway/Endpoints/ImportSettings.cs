using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What a caller says about an import; absent parts are left to the worker.</summary>
internal sealed record ImportSettings(string? Format, string? Name, string? Zone)
{
    /// <summary>The only channel that is taken.</summary>
    public string? Channel { get; init; }

    /// <summary>When a day begins, in a list of one day.</summary>
    public string? DayStart { get; init; }

    /// <summary>The id of the schedule whose place the import takes.</summary>
    public string? Replace { get; init; }

    /// <summary>The revision that is to be replaced.</summary>
    public string? IfRevision { get; init; }

    /// <summary>These, and those of <paramref name="other"/> where these are silent.</summary>
    public ImportSettings Or(ImportSettings other) => new(Format ?? other.Format, Name ?? other.Name, Zone ?? other.Zone)
    {
        Channel = Channel ?? other.Channel,
        DayStart = DayStart ?? other.DayStart,
        Replace = Replace ?? other.Replace,
        IfRevision = IfRevision ?? other.IfRevision,
    };

    public LaunchRequest AddTo(LaunchRequest request) => request
        .With("format", Format).With("name", Name).With("zone", Zone).With("channel", Channel).With("day-start", DayStart).With("replace", Replace).With("if-revision", IfRevision);
}
