using System.Text.RegularExpressions;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware: gives every request an id: the caller's <c>X-Request-ID</c> where that is 1 to 64 characters of
/// <c>A–Z a–z 0–9 . _ -</c>, otherwise a new one. The id is in the reply's header, in errors and in log lines, and the worker
/// gets it too.
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
