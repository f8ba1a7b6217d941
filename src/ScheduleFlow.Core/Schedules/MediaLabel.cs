namespace ScheduleFlow.Core.Schedules;

/// <summary>A label for media without a title.</summary>
internal static class MediaLabel
{
    /// <summary>
    /// The file name of a URL or path (POSIX, Windows or UNC), percent-decoded and without extension; if it has none, the
    /// URL itself.
    /// </summary>
    public static string Of(string url)
    {
        var path = url.AsSpan().Trim();
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        var end = path.IndexOfAny('?', '#');
        if (scheme >= 0 && (end < 0 || end > scheme))
        {
            path = end >= 0 ? path[..end] : path;
            path = path[Math.Min(scheme + 3, path.Length)..];
            var host = path.IndexOf('/');
            path = host >= 0 ? path[(host + 1)..] : default;
        }

        path = path.TrimEnd("/\\");
        var file = path[(path.LastIndexOfAny('/', '\\') + 1)..];
        var dot = file.LastIndexOf('.');
        if (dot > 0)
        {
            file = file[..dot];
        }

        var label = Uri.UnescapeDataString(file.ToString()).Trim();
        return label.Length > 0 ? label : url.Trim();
    }
}
