namespace ScheduleFlow.Contracts.Operations;

/// <summary>Options of the operations that read a document: the document, and what it leaves open.</summary>
public static class DocumentOptions
{
    /// <summary>The document itself.</summary>
    public static Option File { get; } = new("file", "The document, or - for standard input")
    {
        Type = OptionType.Document,
        IsOperand = true,
        IsRequired = true,
        Field = "filepath",
    };

    public static Option Zone { get; } = new("zone", "The zone of times without an offset, such as Europe/Berlin")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
        Example = "Europe/Berlin",
    };

    public static Option Start { get; } = new("start", "Where a list without times (M3U) begins; default: now")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
    };

    public static Option DayStart { get; } = new(
        "day-start",
        "When a broadcast day begins in a list of one day (ffplayout), such as 06:00; default: midnight")
    {
        Type = OptionType.TimeOfDay,
        ValueName = "HH:MM",
        Example = "06:00",
    };
}
