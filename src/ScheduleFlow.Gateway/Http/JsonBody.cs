using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Reads small JSON objects that contain only arguments. Documents are streamed to the worker instead.</summary>
internal static class JsonBody
{
    /// <summary>How large such an object may be, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The object; undefined for an empty body.</summary>
    public static async Task<Outcome<JsonElement>> ReadObjectAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!IsJson(request))
        {
            return FrameworkErrors.NotJson;
        }

        if (await PeekAsync(request, cancellation) is not { } bytes)
        {
            return new Problem(ErrorType.TooLarge, $"The body of this path holds at most {MaxBytes / 1024} KiB.");
        }

        if (bytes.Length == 0)
        {
            return default(JsonElement);
        }

        return Parse(bytes) is not { } body ? new Problem(ErrorType.ParseError, "The body is not valid JSON.")
            : body.ValueKind != JsonValueKind.Object ? new Problem(ErrorType.Validation, "The body must be a JSON object.")
            : body;
    }

    /// <summary>Whether the body is declared as JSON, or as nothing.</summary>
    public static bool IsJson(HttpRequest request)
        => string.IsNullOrEmpty(request.ContentType)
            || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                    || type.MediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
                    || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The whole body where it is within the limit, otherwise null. The body can still be read afterwards.</summary>
    public static async Task<byte[]?> PeekAsync(HttpRequest request, CancellationToken cancellation)
    {
        BodyLimit.Of(request.HttpContext);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            var body = read.Buffer;
            if (body.Length > MaxBytes || read.IsCompleted)
            {
                var bytes = body.Length > MaxBytes ? null : body.ToArray();
                request.BodyReader.AdvanceTo(body.Start);
                return bytes;
            }

            request.BodyReader.AdvanceTo(body.Start, body.End);
        }
    }

    /// <summary>The JSON value; null for invalid JSON.</summary>
    public static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            var text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Limits.MaxDepth });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
