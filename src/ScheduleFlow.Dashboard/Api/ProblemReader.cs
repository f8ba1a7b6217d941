using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Dashboard.Api;

/// <summary>Reads the error document of a reply (docs/api.md, "Errors").</summary>
internal static class ProblemReader
{
    public static async Task<Problem> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(stop);
        var requestId = response.Headers.TryGetValues("X-Request-ID", out var ids) ? ids.FirstOrDefault() : null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return new Problem(TypeOf(Text(root, "type"), response), Text(root, "message") ?? OfStatus(response).Message)
            {
                Hint = Text(root, "hint"),
                Details = Text(root, "details"),
                Errors = root.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => error.GetString()!)] : [],
                RequestId = Text(root, "request_id") ?? requestId,
            };
        }
        catch (JsonException)
        {
            // A proxy on the way has answered.
            return OfStatus(response) with { RequestId = requestId };
        }
    }

    private static Problem OfStatus(HttpResponseMessage response) =>
        new(TypeOf(null, response), $"HTTP {(int)response.StatusCode} {response.ReasonPhrase}");

    private static ErrorType TypeOf(string? name, HttpResponseMessage response) =>
        ErrorType.All.FirstOrDefault(type => type.Name == name)
        ?? ErrorType.All.FirstOrDefault(type => type.HttpStatus == (int)response.StatusCode)
        ?? ErrorType.Unexpected;

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
