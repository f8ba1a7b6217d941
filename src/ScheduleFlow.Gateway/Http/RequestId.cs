using System.Text.RegularExpressions;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware: every request has an id, the caller's <c>X-Request-ID</c> where it is 1 to 64 of
/// <c>A–Z a–z 0–9 . _ -</c>, else one of ours. It is in the reply's header, in errors, in log lines and with the worker.
/// </summary>
internal sealed partial class RequestId(RequestDelegate next)
{
    public const string Header = "X-Request-ID";

    public Task InvokeAsync(HttpContext http)
    {
        var given = http.Request.Headers[Header];
        var id = given is [{ } text] && Allowed().IsMatch(text) ? text : Guid.NewGuid().ToString("N");
        http.TraceIdentifier = id;
        http.Response.Headers[Header] = id;
        return next(http);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Allowed();
}
