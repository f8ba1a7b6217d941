using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>The ticket of a session on its way to the browser and back.</summary>
internal static class SessionTickets
{
    private const string ExpiresItem = "scheduleflow:expires";

    /// <summary>Sets the cookie.</summary>
    /// <returns>The caller, as in the next request.</returns>
    public static async Task<ClaimsPrincipal> GiveAsync(HttpContext http, Session session)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        var expires = time.GetUtcNow() + http.RequestServices.GetRequiredService<Configuration.GatewayOptions>().Security.SessionIdle;
        await http.SignInAsync(SessionScheme.Cookie, session.ToPrincipal(), new AuthenticationProperties { IsPersistent = true });
        http.Items[ExpiresItem] = expires;
        return http.RequestServices.GetRequiredService<SessionCheck>().Caller(session) ?? new ClaimsPrincipal();
    }

    /// <summary>Removes the cookie.</summary>
    public static Task TakeAsync(HttpContext http) => http.SignOutAsync(SessionScheme.Cookie);

    /// <summary>When the session ends if it is not used again until then.</summary>
    public static async Task<string?> ExpiresAsync(HttpContext http)
    {
        var expires = http.Items[ExpiresItem] as DateTimeOffset?
            ?? (await http.AuthenticateAsync(SessionScheme.Cookie)).Properties?.ExpiresUtc;
        return expires?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
