namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Middleware: one line a request, <c>METHOD path - status (ms)</c>. The query stays out of it.</summary>
internal sealed class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = time.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            log.RequestEnded(
                http.Request.Method,
                LogText.OneLine(http.Request.Path.Value ?? "/"),
                http.Response.StatusCode,
                time.GetElapsedTime(started).TotalMilliseconds,
                http.TraceIdentifier);
        }
    }
}
