namespace ScheduleFlow.Contracts.Operations;

/// <summary>Options that several operations share.</summary>
public static class SharedOptions
{
    /// <summary>The cursor of a page.</summary>
    public static Option After { get; } = new("after", "The page after this cursor: the \"next\" of the page before")
    {
        ValueName = "CURSOR",
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
