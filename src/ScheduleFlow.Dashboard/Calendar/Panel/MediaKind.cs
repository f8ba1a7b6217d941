namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>With what a browser plays media, as far as the address tells.</summary>
internal enum MediaKind
{
    /// <summary>It cannot, or nobody knows.</summary>
    None,
    Video,
    Audio,
}

internal static class MediaKinds
{
    private static readonly string[] Videos = [".mp4", ".m4v", ".webm", ".ogv", ".mov"];
    private static readonly string[] Audios = [".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac"];

    /// <summary>A path on the server, or another scheme than http and https, is nothing that a browser reaches.</summary>
    public static MediaKind Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return MediaKind.None;
        }

        var path = address.AbsolutePath;
        return Videos.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? MediaKind.Video
            : Audios.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? MediaKind.Audio
            : MediaKind.None;
    }

    /// <summary>Whether a browser can open it.</summary>
    public static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");

    /// <summary>The end of an address, which tells one from another.</summary>
    public static string ShortOf(string url)
    {
        var parts = url.Split('?')[0].TrimEnd('/').Split('/', '\\');
        return parts.Length > 4 ? string.Join('/', parts[^2..]) : parts[^1];
    }
}
