using System.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>Recognises manifests by their media type, their name, and their first bytes.</summary>
internal static class Manifests
{
    /// <summary>How far to look for the root element of an XML document.</summary>
    private const int SearchedBytes = 4 * 1024;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The kind of manifest by an address's name, before any request.</summary>
    public static ManifestKind ByName(Uri address) =>
        address.AbsolutePath.EndsWith(".m3u8", StringComparison.OrdinalIgnoreCase) ? ManifestKind.Hls
        : address.AbsolutePath.EndsWith(".mpd", StringComparison.OrdinalIgnoreCase) ? ManifestKind.Dash
        : ManifestKind.None;

    /// <summary>
    /// The kind of manifest that an answer must be: by its media type, else by its name, unless its type is video or
    /// sound.
    /// </summary>
    public static ManifestKind Expected(Uri address, LinkContent content) =>
        content.IsDash ? ManifestKind.Dash
        : content.IsHls ? IsPlainList(address, content) ? ManifestKind.None : ManifestKind.Hls
        : content.IsMedia ? ManifestKind.None
        : ByName(address);

    /// <summary>Whether bytes can still become a manifest, or are one.</summary>
    public static bool CanBe(ReadOnlySpan<byte> head)
    {
        head = Begin(head);
        var isHls = head.Length < "#EXTM3U"u8.Length ? "#EXTM3U"u8.StartsWith(head) : head.StartsWith("#EXTM3U"u8);
        return head.IsEmpty || head[0] == '<' || isHls || IsWide(head);
    }

    /// <summary>The kind of manifest by the first bytes of a body.</summary>
    public static ManifestKind ByContent(ReadOnlySpan<byte> body)
    {
        var head = Begin(body);
        if (head.StartsWith("#EXTM3U"u8))
        {
            return head.IndexOf("#EXT-X-"u8) >= 0 ? ManifestKind.Hls : ManifestKind.None;
        }

        var start = head[..Math.Min(head.Length, SearchedBytes)];
        if (IsWide(head))
        {
            return Encoding.Unicode.GetString(start).Contains("<MPD", StringComparison.Ordinal) ? ManifestKind.Dash : ManifestKind.None;
        }

        return start.StartsWith("<"u8) && start.IndexOf("<MPD"u8) >= 0 ? ManifestKind.Dash : ManifestKind.None;
    }

    // The media types of HLS are older than HLS: lists of radio stations have them too, and are named .m3u.
    private static bool IsPlainList(Uri address, LinkContent content) =>
        content.MediaType.StartsWith("audio/", StringComparison.Ordinal)
        && address.AbsolutePath.EndsWith(".m3u", StringComparison.OrdinalIgnoreCase);

    private static bool IsWide(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0xFF && head[1] == 0xFE;

    private static ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> body) =>
        (body.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body).TrimStart(" \t\r\n"u8);
}
