using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware: one log line per request, <c>METHOD path - status (ms) id from address as actor</c>; for a refused one with
/// the reason, in the form that fail2ban reads (<c>deploy/fail2ban</c>). The query is never logged.
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
        // The path is one word, so that it cannot imitate the end of the line, which bans an address.
        var path = LogText.OneWord(http.Request.Path.Value ?? "/");
        var status = http.Response.StatusCode;
        if (RefusalReason.Of(http) is { } reason)
        {
            log.RequestRefused(
                http.Request.Method, path, status, elapsed, http.TraceIdentifier, reason, Caller.Address(http), Caller.Name(http));
            denied?.Note(http, reason);
        }
        else
        {
            log.RequestEnded(http.Request.Method, path, status, elapsed, http.TraceIdentifier, Caller.Address(http), Caller.Name(http));
        }
    }
}
