namespace ScheduleFlow.Core.Channels;

/// <summary>
/// A line of a list that describes one channel to some player: <c>#EXTVLCOPT:…</c>, <c>#KODIPROP:…</c>. Tags that every
/// reader of lists understands do not count: as directives, they would change what the list says.
/// </summary>
internal static class ChannelDirective
{
    /// <summary>The most that a channel may have.</summary>
    public const int Max = 100;

    private static readonly string[] Meaning = ["#EXTINF", "#EXTM3U", "#EXTGRP", "#EXT-X-"];

    public static bool IsOne(string line) =>
        (line.StartsWith("#EXT", StringComparison.OrdinalIgnoreCase) || line.StartsWith("#KODIPROP", StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(Meaning, tag => line.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
}
