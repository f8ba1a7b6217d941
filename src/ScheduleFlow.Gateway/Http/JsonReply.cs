using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Writes one of the gateway's own values as the whole HTTP reply.</summary>
internal static class JsonReply
{
    public static Task WriteAsync<T>(HttpContext http, int status, T value, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        ErrorReply.SetStatus(http.Response, status);
        http.Response.ContentType = ErrorReply.JsonMediaType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
