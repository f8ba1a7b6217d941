namespace ScheduleFlow.Core.Links;

/// <summary>What an answer's headers say about its body.</summary>
/// <param name="MediaType">In lower case and without parameters; empty: not stated.</param>
/// <param name="Encoding">Such as <c>gzip</c>; empty: none.</param>
/// <param name="Length">In bytes; null: not stated.</param>
internal sealed record LinkContent(string MediaType, string Encoding, long? Length)
{
    /// <summary>Whether it is video or sound itself, which is not looked into.</summary>
    public bool IsMedia =>
        !IsHls
        && (MediaType.StartsWith("video/", StringComparison.Ordinal)
            || MediaType.StartsWith("audio/", StringComparison.Ordinal)
            || MediaType is "application/mp4" or "application/ogg");

    /// <summary>Whether it has the type of RFC 8216, 4, or one that servers use instead.</summary>
    public bool IsHls => MediaType
        is "application/vnd.apple.mpegurl" or "application/x-mpegurl" or "application/mpegurl" or "vnd.apple.mpegurl"
        or "audio/mpegurl" or "audio/x-mpegurl" or "video/mpegurl" or "video/x-mpegurl";

    public bool IsDash => MediaType is "application/dash+xml" or "video/vnd.mpeg.dash.mpd";

    public static LinkContent Of(HttpResponseMessage response)
    {
        // Not the parsed header: what servers write may not be well-formed.
        var type = First(response, "Content-Type");
        var semicolon = type.IndexOf(';', StringComparison.Ordinal);
        return new LinkContent(
            (semicolon < 0 ? type : type[..semicolon]).Trim().ToLowerInvariant(),
            First(response, "Content-Encoding").Trim().ToLowerInvariant() is var encoding && encoding == "identity" ? "" : encoding,
            response.Content.Headers.ContentLength);
    }

    private static string First(HttpResponseMessage response, string name) =>
        response.Content.Headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? values.First() : "";
}
