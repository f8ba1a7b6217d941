namespace ScheduleFlow.Dashboard.Api;

/// <summary>A document that the server has sent.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="FileName">The name that the server suggests; null: none.</param>
public sealed record ReceivedDocument(byte[] Content, string MediaType, string? FileName)
{
    internal static async Task<ReceivedDocument> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var headers = response.Content.Headers;
        return new(
            await response.Content.ReadAsByteArrayAsync(stop),
            headers.ContentType?.MediaType ?? "application/octet-stream",
            (headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName)?.Trim('"'));
    }
}
