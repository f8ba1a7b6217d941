using ScheduleFlow.Contracts.Operations.Links;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Options that several operations on channels share.</summary>
public static class ChannelOptions
{
    /// <summary>The channel that is meant.</summary>
    public static Option Id { get; } = new("id", "The channel, from list-channels")
    {
        Type = OptionType.Id,
        Of = Noun.Channel,
        IsOperand = true,
        IsRequired = true,
    };

    public static Option Group { get; } = new("group", "Only channels of this group, in any case") { ValueName = "G" };

    public static Option State { get; } = new("state", "Only channels whose link is in this state")
    {
        ValueName = "S",
        Choices = LinkStates.All,
    };

    /// <summary>A list of channels to read.</summary>
    public static Option List { get; } = new("file", "An M3U list of channels, or JSON as export-channels writes it; - for standard input")
    {
        Type = OptionType.Document,
        IsOperand = true,
        IsRequired = true,
        Field = "filepath",
    };

    /// <summary>How that list is read.</summary>
    public static Option ListFormat { get; } = new("format", "How to read the list, where auto decides by content")
    {
        ValueName = "F",
        Choices = [FormatNames.M3uChannels, FormatNames.Json, FormatNames.Auto],
        Default = FormatNames.Auto,
        IsOfDocument = true,
    };
}
