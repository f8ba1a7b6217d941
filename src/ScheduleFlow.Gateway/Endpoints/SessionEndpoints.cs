using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.Gateway.Security.Sessions;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Signs in and out, and shows the caller.</summary>
internal static class SessionEndpoints
{
    private const string Path = "/api/session";

    public static void MapSessions(this IEndpointRouteBuilder routes, SignIn signIn, EndedSessions ended)
    {
        routes.GetAnonymously(Path, WhoAsync);
        routes.GetAnonymously("/api/me", WhoAsync);
        routes.MapPost(Path, http => SignInAsync(http, signIn)).AllowAnonymous();
        routes.MapDelete(Path, http => SignOutAsync(http, ended)).AllowAnonymous();
    }

    /// <summary>Gives the caller a session, and answers with the caller.</summary>
    public static async Task BeginAsync(HttpContext http, Session session)
    {
        http.User = await SessionTickets.GiveAsync(http, session);
        await WhoAsync(http);
    }

    private static async Task SignInAsync(HttpContext http, SignIn signIn)
    {
        // Otherwise a foreign page could sign its visitor in as another user, who then sees what the visitor enters.
        if (SameOrigin.IsDenied(http.Request))
        {
            await SignIn.RefuseForeignAsync(http);
            return;
        }

        if (!(await SessionBody.ReadAsync(http)).TryGet(out var body, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        if (await signIn.TryAsync(http, body) is { } session)
        {
            await BeginAsync(http, session);
        }
    }

    private static async Task SignOutAsync(HttpContext http, EndedSessions ended)
    {
        if (Session.Of(http.User) is { } session)
        {
            ended.Add(session.Id);
            await SessionTickets.TakeAsync(http);
            http.User = new();
        }

        await WhoAsync(http);
    }

    /// <summary>Says who the caller is.</summary>
    public static async Task WhoAsync(HttpContext http)
    {
        var session = Session.Of(http.User);
        var name = http.User.Identity?.Name;
        await JsonReply.WriteAsync(
            http,
            StatusCodes.Status200OK,
            new SessionReply(
                Caller.RoleName(http),
                session is not null ? "session" : name is not null ? "key" : "anonymous",
                PlainConnections.IsInsecure(http))
            {
                Name = name,
                Provider = http.RequestServices.GetRequiredService<GatewayOptions>().Oidc is null ? null : ProviderEndpoints.Path,
                Expires = session is null ? null : await SessionTickets.ExpiresAsync(http),
            },
            GatewayJson.Default.SessionReply);
    }
}
