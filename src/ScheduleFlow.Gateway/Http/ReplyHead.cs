using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Http;

/// <summary>The headers of a worker's good answer. The endpoint fills it in; <see cref="Relay"/> sends it.</summary>
internal sealed record ReplyHead
{
    /// <summary>A JSON reply that must not be cached.</summary>
    public static readonly ReplyHead Json = new();

    /// <summary>The media type of documents without one.</summary>
    public const string AnyBytes = "application/octet-stream";

    /// <summary>The body's media type. Default: JSON.</summary>
    public string MediaType { get; init; } = ErrorReply.JsonMediaType;

    /// <summary>The name under which the body is saved; null: it is shown, not saved.</summary>
    public string? FileName { get; init; }

    /// <summary>
    /// The tag by which the client asks whether its copy is still current. It may keep the body but must ask each time.
    /// Null: nothing may be cached (<see cref="CommonHeaders"/>).
    /// </summary>
    public EntityTagHeaderValue? ETag { get; init; }

    /// <summary>Where what was created is found, as in <see cref="HttpRoute.Created"/>; null: nothing was.</summary>
    public string? Created { get; init; }

    /// <summary>A document in this format, to be saved under this name with the format's extension.</summary>
    public static ReplyHead Download(string format, string name)
    {
        var (mediaType, extension) = FormatNames.MediaTypeOf(format) ?? (AnyBytes, "");
        return new ReplyHead { MediaType = mediaType, FileName = name + extension };
    }

    public void ApplyTo(HttpResponse response)
    {
        response.ContentType = MediaType;
        if (FileName is { } fileName)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(fileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        ApplyTagTo(response);
    }

    /// <summary>Applies the headers that a 304 has too.</summary>
    public void ApplyTagTo(HttpResponse response)
    {
        if (ETag is { } tag)
        {
            response.Headers.ETag = tag.ToString();
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Remove(HeaderNames.Pragma);
            response.Headers.Remove(HeaderNames.Expires);
        }
    }
}
