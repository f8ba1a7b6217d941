using System.Globalization;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.CasparCg;

/// <summary>The names of media in CasparCG.</summary>
internal static class CasparMedia
{
    /// <summary>A path with slashes and without its extension, which the server finds itself; a URL as it is. On one line.</summary>
    public static string NameOf(string media)
    {
        media = UrlText.OneLine(media);
        if (media.Contains("://", StringComparison.Ordinal))
        {
            return media;
        }

        var path = media.Replace('\\', '/');
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') + 1 ? path[..dot] : path;
    }

    /// <summary>A running time as the client shows it: <c>01:30:00.00</c>.</summary>
    public static string Timecode(long seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}.00");
}
