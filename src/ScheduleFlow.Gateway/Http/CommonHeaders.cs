namespace ScheduleFlow.Gateway.Http;

/// <summary>Middleware: replies show the state of this moment and must not be kept, nor taken for another type.</summary>
internal sealed class CommonHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store, no-cache, must-revalidate";
        headers.Pragma = "no-cache";
        headers.Expires = "0";
        headers.XContentTypeOptions = "nosniff";
        return next(http);
    }
}
