namespace ScheduleFlow.Contracts.Operations.Timelines;

/// <summary>Options that several operations on timelines share.</summary>
public static class TimelineOptions
{
    /// <summary>A channel of the list, or the name of a timeline that is not in it.</summary>
    public static Option Channel { get; } = new(
        "channel",
        "The channel, from list-channels, or the name of another timeline such as default")
    {
        Type = OptionType.Id,
        Of = Noun.Channel,
        ValueName = "ID",
        IsRequired = true,
    };

    /// <summary>The same where the path has it.</summary>
    public static Option ChannelOfPath { get; } = Channel with { OtherFields = ["id"] };

    public static Option From { get; } = new("from", "Where it begins to cover the timeline; default: at its first start")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Example = "2026-12-07T06:00:00Z",
    };

    public static Option Until { get; } = new("until", "Where it ends to cover the timeline; default: at its last end")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Example = "2026-12-14T06:00:00Z",
    };

    public static Option Zone { get; } = new("zone", "The zone of times without an offset")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
        Example = "Europe/Berlin",
    };

    public static Option DryRun { get; } = new("dry-run", "Change nothing; the reply says what would be") { Type = OptionType.Flag };
}
