using System.Buffers;
using System.Globalization;

namespace ScheduleFlow.Core.Text.M3u;

/// <summary>
/// Tells an HLS manifest from a list of media by the tags that VLC looks for (its m3u.c, IsHLS): one of them must start
/// a line in the first 1,024 bytes.
/// </summary>
internal static class HlsManifest
{
    private const int SearchedCharacters = 1024;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly string[] MasterTags = ["#EXT-X-STREAM-INF:", "#EXT-X-MEDIA:"];
    private static readonly string[] MediaTags = ["#EXT-X-TARGETDURATION:", "#EXT-X-MEDIA-SEQUENCE:", "#EXT-X-VERSION:"];

    private static readonly string[] SegmentTags =
    [
        "#EXT-X-MEDIA-SEQUENCE:",
        "#EXT-X-ENDLIST",
        "#EXT-X-PLAYLIST-TYPE:",
        "#EXT-X-KEY:",
        "#EXT-X-BYTERANGE:",
        "#EXT-X-DISCONTINUITY",
    ];

    /// <summary><c>HLS master playlist</c>, <c>HLS media playlist</c>, or null for a list of media.</summary>
    public static string? Recognise(string head)
    {
        var start = head.AsSpan(0, Math.Min(head.Length, SearchedCharacters));
        if (HasAny(start, MasterTags))
        {
            return "HLS master playlist";
        }

        return HasAny(start, MediaTags) && !ContradictsItself(head) ? "HLS media playlist" : null;
    }

    // Some lists of whole videos carry an HLS header by mistake. No segment may be longer than the target duration
    // (RFC 8216, 4.3.3.1): if the first entry is, and the text has no other tag of HLS, it is not a manifest.
    private static bool ContradictsItself(string head)
    {
        if (HasAny(head, SegmentTags) || NumberBehind(head, "#EXT-X-TARGETDURATION:") is not { } target)
        {
            return false;
        }

        return NumberBehind(head, M3uTags.Entry) is { } first && first > target + 1;
    }

    private static bool HasAny(ReadOnlySpan<char> text, string[] tags)
    {
        foreach (var tag in tags)
        {
            for (var from = 0; text[from..].IndexOf(tag, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; from += at + tag.Length)
            {
                if (text[..(from + at)].TrimEnd(" \t\uFEFF") is [] or [.., '\r' or '\n'])
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static double? NumberBehind(string text, string tag)
    {
        var at = text.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var number = text.AsSpan(at + tag.Length);
        if (number.IndexOfAnyExcept(NumberCharacters) is >= 0 and var end)
        {
            number = number[..end];
        }

        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
