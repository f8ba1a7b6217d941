using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware: one line a request, <c>METHOD path - status (ms) id from address as actor</c>; of a refused one with the
/// reason, as fail2ban reads it (<c>deploy/fail2ban</c>). The query stays out of it.
/// </summary>
/// <param name="denied">Takes refused requests for the audit log; null where there is no store.</param>
internal sealed class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> log, DeniedWrites? denied = null)
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
            Write(http, time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Write(HttpContext http, double elapsed)
    {
        // One word each, so that no path looks like the end of another line: what bans an address stands behind it.
        var path = LogText.OneWord(http.Request.Path.Value ?? "/");
        var status = http.Response.StatusCode;
        if (RefusalReason.Of(http) is { } reason)
        {
            log.RequestRefused(http.Request.Method, path, status, elapsed, http.TraceIdentifier, reason, Caller.Address(http), Caller.Name(http));
            denied?.Note(http, reason);
        }
        else
        {
            log.RequestEnded(http.Request.Method, path, status, elapsed, http.TraceIdentifier, Caller.Address(http), Caller.Name(http));
        }
    }
}
