using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Callers with a session, by the platform's cookie authentication. Where a request has both a key and a cookie, the key
/// counts:
/// <code>
///   Authorization? ─yes─▶ ApiKey
///        └no─▶ our cookie? ─yes─▶ Session ─▶ still good? (SessionCheck) ─▶ may a page ask so? (CookieRequests)
///                  └no─▶ ApiKey, which knows callers without a key
/// </code>
/// </summary>
internal static class SessionScheme
{
    /// <summary>The scheme of the cookie.</summary>
    public const string Cookie = "Session";

    /// <summary>The one that chooses.</summary>
    public const string Caller = "Caller";

    // All gateways on one store must use the same name, wherever they are installed.
    private const string Application = "ScheduleFlow";

    public static void AddTo(IServiceCollection services, GatewayOptions options)
    {
        AddTickets(services);
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<EndedSessions>();
        services.Configure<AuthenticationOptions>(authentication => authentication.DefaultScheme = Caller);
        new AuthenticationBuilder(services)
            .AddPolicyScheme(Caller, displayName: null, policy => policy.ForwardDefaultSelector = static http =>
                http.Request.Headers.Authorization.Count == 0 && SessionCookie.IsIn(http.Request) ? Cookie : ApiKeyHandler.SchemeName)
            .AddCookie(Cookie, cookie =>
            {
                cookie.CookieManager = new SessionCookie();
                cookie.ExpireTimeSpan = options.Security.SessionIdle;
                cookie.SlidingExpiration = true;
                cookie.Events.OnValidatePrincipal = ValidateAsync;
                cookie.Events.OnRedirectToLogin = redirect => RefuseAsync(redirect.HttpContext);
                cookie.Events.OnRedirectToAccessDenied = redirect => Refusal.Set(
                    redirect.HttpContext,
                    new Problem(ErrorType.Forbidden, "You may not do this.")
                    {
                        Hint = $"Your role is {Security.Caller.RoleName(redirect.HttpContext)}.",
                    });
            });
    }

    private static void AddTickets(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services.AddSingleton<IXmlRepository, TicketKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = provider.GetRequiredService<IXmlRepository>()));

        // It would create a key at every start, even where no user ever signs in.
        var atStart = services.FirstOrDefault(service => service.ImplementationType?.Name == "DataProtectionHostedService");
        if (atStart is not null)
        {
            services.Remove(atStart);
        }
    }

    private static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().Caller(Session.Of(context.Principal)) is { } caller)
        {
            context.ReplacePrincipal(caller);
        }
        else
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(HttpContext http)
    {
        // Otherwise the next request would be refused too, even where callers without a key have rights.
        await http.SignOutAsync(Cookie);
        http.Response.Headers.WWWAuthenticate = "Bearer realm=\"ScheduleFlow\"";
        await Refusal.Set(
            http,
            new Problem(ErrorType.Unauthorized, "The session has ended.") { Hint = "Sign in again: POST /api/session." },
            RefusalReason.EndedSession);
    }
}
