namespace ScheduleFlow.Core.Links;

/// <summary>What an answer's headers say about its body.</summary>
/// <param name="MediaType">In lower case and without parameters; empty where it is not said.</param>
/// <param name="Encoding">Such as <c>gzip</c>; empty for none.</param>
/// <param name="Length">In bytes; null where it is not said.</param>
internal sealed record LinkContent(string MediaType, string Encoding, long? Length)
{
    /// <summary>Pictures and sound themselves, which need not be looked into.</summary>
    public bool IsMedia => !IsHls && (MediaType.StartsWith("video/", StringComparison.Ordinal) || MediaType.StartsWith("audio/", StringComparison.Ordinal) || MediaType is "application/mp4" or "application/ogg");

    /// <summary>RFC 8216, 4, and what servers say instead.</summary>
    public bool IsHls => MediaType is "application/vnd.apple.mpegurl" or "application/x-mpegurl" or "application/mpegurl" or "vnd.apple.mpegurl"
        or "audio/mpegurl" or "audio/x-mpegurl" or "video/mpegurl" or "video/x-mpegurl";

    public bool IsDash => MediaType is "application/dash+xml" or "video/vnd.mpeg.dash.mpd";

    public static LinkContent Of(HttpResponseMessage response)
    {
        // Not the parsed header: what servers write need not be well-formed.
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
