namespace ScheduleFlow.Core.Channels;

/// <summary>The name of a further attribute of a channel, as it can stand in a list: <c>catchup-days</c>.</summary>
internal static class ChannelTag
{
    /// <summary>How many a channel may have.</summary>
    public const int Max = 100;

    // Attributes that are fields of a channel.
    private static readonly string[] Fields = ["tvg-id", "tvg-name", "tvg-chno", "channel-number", "tvg-logo", "group-title"];

    public static bool IsName(string name) =>
        name.Length > 0
        && !name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '"' or '\'' or '=' or ',')
        && !Fields.Contains(name, StringComparer.OrdinalIgnoreCase);
}
