using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Keys;

/// <summary>For how long a new key is to last, as one chooses it.</summary>
internal static class Lifetimes
{
    /// <summary>To the end of a day that is named.</summary>
    public const string UntilDay = "day";

    /// <summary>What can be chosen; the first is what the server would take.</summary>
    public static readonly IReadOnlyList<string> All = ["year", "days30", "days90", UntilDay, KeyOptions.Never];

    /// <summary>What a request says of it; null: the server's own, a year.</summary>
    public static string? Wire(string chosen, DateOnly? day, StationClock clock) => chosen switch
    {
        "days30" => Wording.Wire(Whole(clock.Now.AddDays(30))),
        "days90" => Wording.Wire(Whole(clock.Now.AddDays(90))),
        // A key that lasts until a day lasts through it, at the station.
        UntilDay when day is { } last => Wording.Wire(clock.StartOf(last.AddDays(1))),
        KeyOptions.Never => KeyOptions.Never,
        _ => null,
    };

    private static DateTimeOffset Whole(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
