namespace ScheduleFlow.Core.Text.M3u;

/// <summary>The tags that are understood here; case is ignored.</summary>
internal static class M3uTags
{
    public const string Header = "#EXTM3U";
    public const string Entry = "#EXTINF:";
    public const string Group = "#EXTGRP:";
    public const string Playlist = "#PLAYLIST:";

    /// <summary>Our own comment lines, with JSON after the colon: what an M3U cannot say.</summary>
    public const string Schedule = "#SCHEDULEFLOW-SCHEDULE:";
    public const string Channel = "#SCHEDULEFLOW-CHANNEL:";
    public const string Event = "#SCHEDULEFLOW-EVENT:";

    public static bool StartsWith(string line, string tag) => line.StartsWith(tag, StringComparison.OrdinalIgnoreCase);
}
