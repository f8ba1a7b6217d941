namespace ScheduleFlow.Contracts.Operations;

/// <summary>Options that several operations share.</summary>
public static class SharedOptions
{
    /// <summary>The cursor of a page.</summary>
    public static Option After { get; } = new("after", "The page after this cursor: the \"next\" of the page before")
    {
        ValueName = "CURSOR",
    };

    /// <summary>
    /// The zone in which a read shows its times (<see cref="Request.ShownZone"/>), and of those that it is asked about without
    /// an offset.
    /// </summary>
    public static Option Zone { get; } = new(
        "zone",
        "The zone of times without an offset; given, each time of the reply also has its local one (start_local beside start)")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
        Example = "Europe/Berlin",
    };

    /// <summary>How many items a page has.</summary>
    public static Option Limit(int usual, int max) => new("limit", "At most this many")
    {
        Type = OptionType.WholeNumber,
        ValueName = "N",
        Min = 1,
        Max = max,
        Default = usual.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
