using System.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>Recognises manifests by what their server says, by their name, and by their first bytes.</summary>
internal static class Manifests
{
    /// <summary>How far an XML's root element is looked for.</summary>
    private const int SearchedBytes = 4 * 1024;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Which manifest an address is by its name, before anybody is asked.</summary>
    public static ManifestKind ByName(Uri address) =>
        address.AbsolutePath.EndsWith(".m3u8", StringComparison.OrdinalIgnoreCase) ? ManifestKind.Hls
        : address.AbsolutePath.EndsWith(".mpd", StringComparison.OrdinalIgnoreCase) ? ManifestKind.Dash
        : ManifestKind.None;

    /// <summary>
    /// Which manifest an answer has to be: by its media type, else by its name, unless its type says that it is pictures
    /// or sound.
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
        return head.IsEmpty || head[0] == '<' || (head.Length < "#EXTM3U"u8.Length ? "#EXTM3U"u8.StartsWith(head) : head.StartsWith("#EXTM3U"u8)) || IsWide(head);
    }

    /// <summary>Which manifest a body is by its first bytes.</summary>
    public static ManifestKind ByContent(ReadOnlySpan<byte> body)
    {
        var head = Begin(body);
        if (head.StartsWith("#EXTM3U"u8))
        {
            return head.IndexOf("#EXT-X-"u8) >= 0 ? ManifestKind.Hls : ManifestKind.None;
        }

        if (IsWide(head))
        {
            return Encoding.Unicode.GetString(head[..Math.Min(head.Length, SearchedBytes)]).Contains("<MPD", StringComparison.Ordinal) ? ManifestKind.Dash : ManifestKind.None;
        }

        return !head.IsEmpty && head[0] == '<' && head[..Math.Min(head.Length, SearchedBytes)].IndexOf("<MPD"u8) >= 0 ? ManifestKind.Dash : ManifestKind.None;
    }

    // The types of HLS are older than HLS: lists of radio stations have them too, and are named .m3u.
    private static bool IsPlainList(Uri address, LinkContent content) =>
        content.MediaType.StartsWith("audio/", StringComparison.Ordinal) && address.AbsolutePath.EndsWith(".m3u", StringComparison.OrdinalIgnoreCase);

    private static bool IsWide(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0xFF && head[1] == 0xFE;

    private static ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> body) =>
        (body.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body).TrimStart(" \t\r\n"u8);
}
