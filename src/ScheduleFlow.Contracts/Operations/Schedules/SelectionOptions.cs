namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Options of the operations that write schedules: which part to write, and how.</summary>
public static class SelectionOptions
{
    public static Option Format { get; } = new("format", "What to write (xml is TVGuide, html a player page)")
    {
        ValueName = "F",
        Choices = DocumentFormats.OfSchedules,
        IsRequired = true,
        Example = FormatNames.Xml,
    };

    public static Option From { get; } = new("from", "Only events that are on air at this instant or later")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Example = "2026-12-01T00:00:00Z",
    };

    public static Option To { get; } = new("to", "Only events that are on air before this instant")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Example = "2026-12-08T00:00:00Z",
    };

    public static Option Zone { get; } = new("zone", "Write times as clocks in this zone show them, with their offset")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
        Example = "Europe/Berlin",
    };

    public static Option Channel { get; } = new("channel", "Only events of this channel") { ValueName = "ID" };

    public static Option Date { get; } = new("date", "Only the broadcast day that begins on this date")
    {
        ValueName = "YYYY-MM-DD",
        Example = "2026-12-01",
    };

    public static Option DayStart { get; } = new("day-start", "When a broadcast day begins in the zone, such as 06:00; default: midnight")
    {
        Type = OptionType.TimeOfDay,
        ValueName = "HH:MM",
        Example = "06:00",
    };

    public static Option FrameRate { get; } = new("frame-rate", "Frames per second, for casparcg")
    {
        ValueName = "N",
        Default = "25",
        Example = "29.97",
    };

    public static Option Compact { get; } = new("compact", "Without indentation") { Type = OptionType.Flag };
}
