using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Signing in at an OpenID Connect provider, by the platform's handler: code flow with PKCE. The result becomes a session of
/// our own; the provider's tokens are not kept.
/// </summary>
internal static class Provider
{
    public const string Scheme = "Provider";

    private const string CallbackPath = "/api/session/oidc/callback";

    private static readonly string[] NameClaims = ["preferred_username", "email", "sub"];

    public static void AddTo(IServiceCollection services, OidcOptions options) =>
        services.AddAuthentication().AddOpenIdConnect(Scheme, oidc =>
        {
            oidc.Authority = options.Authority.AbsoluteUri;
            oidc.RequireHttpsMetadata = options.Authority.Scheme == "https";
            oidc.ClientId = options.ClientId;
            oidc.ClientSecret = options.ClientSecret;
            oidc.CallbackPath = CallbackPath;
            oidc.RemoteSignOutPath = default; // a link of any page would end its visitor's session
            oidc.SignedOutCallbackPath = default;
            oidc.SignInScheme = SessionScheme.Cookie;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query; // a form post from the provider would come without our cookies
            oidc.UsePkce = true;
            oidc.MapInboundClaims = false;
            oidc.SaveTokens = false;
            oidc.Scope.Clear();
            oidc.Scope.Add("openid");
            foreach (var scope in options.Scopes)
            {
                oidc.Scope.Add(scope);
            }

            foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }

            oidc.Events.OnTicketReceived = context => ReceivedAsync(context, options);
            oidc.Events.OnRemoteFailure = FailedAsync;
        });

    /// <summary>The stamp of this provider's sessions: with another provider they end.</summary>
    public static string StampOf(OidcOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Authority} {options.ClientId}")))[..32];

    /// <summary>The highest role among the claim's values; null: no role.</summary>
    public static string? RoleOf(ClaimsPrincipal caller, OidcOptions options) => caller.FindAll(options.RoleClaim)
        .Select(claim => options.Roles.GetValueOrDefault(claim.Value))
        .OfType<string>()
        .MaxBy(role => ApiKeyRoles.All.IndexOf(role));

    /// <summary>A name for the logs and the audit log, made from the provider's; it is unique per person.</summary>
    public static string NameOf(ClaimsPrincipal caller)
    {
        var subject = caller.FindFirst("sub")?.Value ?? "";
        var given = NameClaims.Select(name => caller.FindFirst(name)?.Value).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? subject;
        var name = new string([.. given.Take(40).Select(character => ApiKeyNames.IsWellFormed(character.ToString()) ? character : '-')]);

        // A provider may give a name to another person, and names are reduced to our letters.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..8];
        return $"{ApiKeyNames.ProviderPrefix}{name}-{mark}";
    }

    private static async Task ReceivedAsync(TicketReceivedContext context, OidcOptions options)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var caller = context.Principal!;
        if (RoleOf(caller, options) is not { } role)
        {
            await Refusal.Set(
                http,
                new Problem(ErrorType.Forbidden, "Your account may not do anything here.")
                {
                    Hint = $"None of its values of the claim {options.RoleClaim} has a role: see {GatewaySettings.OidcRoles.Key}.",
                });
            return;
        }

        var name = NameOf(caller);
        http.RequestServices.GetRequiredService<ILogger<SignIn>>().SignedIn(name, Caller.Address(http));
        var sessions = http.RequestServices.GetRequiredService<SessionCheck>();
        await SessionTickets.GiveAsync(http, sessions.BeginElsewhere(name, role, StampOf(options)));
        await LandAsync(http, ReturnPath.Of(context.ReturnUri));
    }

    // A redirect would still belong to the navigation from the provider's page, in which browsers omit a strict cookie.
    private static Task LandAsync(HttpContext http, string path)
    {
        var page = Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><meta charset=\"utf-8\"><title>Signed in</title>"
            + $"<meta http-equiv=\"refresh\" content=\"0;url={System.Net.WebUtility.HtmlEncode(path)}\">");
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Length;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return http.Response.Body.WriteAsync(page, http.RequestAborted).AsTask();
    }

    private static Task FailedAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.HttpContext.RequestServices.GetRequiredService<ILogger<SignIn>>()
            .ProviderRefused(LogText.OneLine(context.Failure?.Message ?? "-"), Caller.Address(context.HttpContext));
        return Refusal.Set(
            context.HttpContext,
            new Problem(ErrorType.Unauthorized, "Signing in at the provider did not work.")
            {
                Hint = "Try again; the server's log says why.",
            },
            RefusalReason.WrongPassword);
    }
}
