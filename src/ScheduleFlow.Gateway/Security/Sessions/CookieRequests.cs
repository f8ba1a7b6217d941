using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Middleware: a browser sends the cookie for requests of any page, so a cookie counts only for our own pages. For a write the
/// page must set a header that no form can send, and the browser must report it as ours. A page that the browser reports as
/// foreign may not even read.
/// </summary>
internal sealed class CookieRequests(RequestDelegate next)
{
    /// <summary>The header of the dashboard, with the value 1.</summary>
    public const string Header = "X-ScheduleFlow";

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (Session.Of(http.User) is null)
        {
            return next(http);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            if (!SameOrigin.IsDenied(request))
            {
                return next(http);
            }

            if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                http.User = new ClaimsPrincipal(); // an open endpoint needs no caller
                return next(http);
            }

            return RefuseAsync(
                http,
                "A page of another origin asks with the cookie of a session.",
                "Let that page send a key of its own as Authorization: Bearer …");
        }

        return !SameOrigin.IsSaid(request)
            ? RefuseAsync(
                http,
                "This changes something, and does not come from a page of this server.",
                "Send it from a page of this server, or send a key as Authorization: Bearer …")
            : request.Headers[Header] != "1"
                ? RefuseAsync(
                    http,
                    $"This changes something with a session, and has no {Header}.",
                    $"Send the header {Header}: 1, or a key as Authorization: Bearer …")
                : next(http);
    }

    private static Task RefuseAsync(HttpContext http, string message, string hint) =>
        Refusal.Set(http, new Problem(ErrorType.Forbidden, message) { Hint = hint }, RefusalReason.ForeignPage);
}
