namespace ScheduleFlow.Core.Channels;

/// <summary>The name of a channel's further attribute, as a list can hold it: <c>catchup-days</c>.</summary>
internal static class ChannelTag
{
    /// <summary>The most that a channel may have.</summary>
    public const int Max = 100;

    // Attributes that are fields of a channel.
    private static readonly string[] Fields = ["tvg-id", "tvg-name", "tvg-chno", "channel-number", "tvg-logo", "group-title"];

    public static bool IsName(string name) =>
        name.Length > 0
        && !name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '"' or '\'' or '=' or ',')
        && !Fields.Contains(name, StringComparer.OrdinalIgnoreCase);
}
