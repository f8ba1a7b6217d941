using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security.Attempts;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Identifies the caller: the owner of the key in <c>Authorization: Bearer …</c>, or a caller without one
/// (<see cref="AnonymousAccess"/>). A wrong key is refused; it does not count as no key.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemeOptions,
    ILoggerFactory logging,
    UrlEncoder encoder,
    GatewayOptions options,
    KeyCheck keys,
    KeyUses uses,
    SignInGuard guard) : AuthenticationHandler<AuthenticationSchemeOptions>(schemeOptions, logging, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>The claim with the name of a stored key or of a user, as the audit log names its owner.</summary>
    public const string KeyName = "scheduleflow:key";

    /// <summary>The name of the owner of the environment's admin key.</summary>
    public const string AdminName = "ADMIN_API_KEY";

    private const string Prefix = "Bearer ";
    private const string NotKnown = "The API key is not known.";
    private const string ReasonItem = "scheduleflow:reason";

    // How long to wait, where there were too many wrong keys.
    private TimeSpan? _wait;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Task.FromResult(AnonymousAccess.RoleOf(Request, options) is var role and not Role.None
                ? Success(CallerIdentity.Nameless(SchemeName, role))
                : AuthenticateResult.NoResult());
        }

        return Task.FromResult(KeyIn(Request) is { } key ? OfKey(key) : Unknown());
    }

    /// <summary>The text that was sent as a key; null: none was.</summary>
    public static string? KeyIn(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (_wait is { } wait)
        {
            await TooManyAttempts.RefuseAsync(Context, wait);
            return;
        }

        var message = result.Failure?.Message ?? "This needs an API key.";
        var reason = result.Properties?.GetString(ReasonItem)
            ?? (ForeignPages.Sent(Context) ? RefusalReason.ForeignPage : RefusalReason.NoKey);
        Response.Headers.WWWAuthenticate = "Bearer realm=\"ScheduleFlow\"";
        await Refusal.Set(Context, new Problem(ErrorType.Unauthorized, message) { Hint = Hint() }, reason);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
        // Somebody without a key may have one; to somebody with a key it makes no difference.
        => Context.User.Identity?.Name is null
            ? HandleChallengeAsync(properties)
            : Refusal.Set(Context, new Problem(ErrorType.Forbidden, "The API key may not do this.")
            {
                Hint = $"Its role is {Caller.RoleName(Context)}.",
            });

    private AuthenticateResult OfKey(string text)
    {
        if (keys.IsAdminKey(text))
        {
            return Success(CallerIdentity.OfAdminKey(SchemeName));
        }

        var (verdict, key) = keys.Find(text);
        return verdict switch
        {
            KeyVerdict.Valid => LetIn(key!),
            KeyVerdict.Revoked => Failure("The API key was revoked.", RefusalReason.RevokedKey),
            KeyVerdict.Expired => Failure("The API key has expired.", RefusalReason.ExpiredKey),
            _ => Unknown(),
        };
    }

    private AuthenticateResult LetIn(ApiKey key)
    {
        uses.Note(key.Id);
        return Success(CallerIdentity.OfKey(SchemeName, key));
    }

    private AuthenticateResult Unknown()
    {
        _wait = guard.WrongKey(Caller.Network(Context));
        return Failure(NotKnown, RefusalReason.UnknownKey);
    }

    private string Hint()
    {
        if (ForeignPages.Sent(Context))
        {
            return "A page of another origin has no rights without a key. "
                + $"Send one as Authorization: Bearer …, or name the origin in {GatewaySettings.CorsOrigins.Key}.";
        }

        if (keys.IsNoneSetUp)
        {
            return "No key is set up. Create one on the server with `scheduleflow create-key NAME --role admin`, "
                + $"or start the gateway with {AdminName}=… in its environment; then send it as Authorization: Bearer …";
        }

        var whyNotLocal = options.Security.Anonymous is AnonymousRights.Local ? AnonymousAccess.WhyNotLocal(Request) : null;
        return "Send the key as Authorization: Bearer …" + (whyNotLocal is null ? "" : $" ({whyNotLocal})");
    }

    private static AuthenticateResult Failure(string message, string reason)
    {
        var properties = new AuthenticationProperties();
        properties.SetString(ReasonItem, reason);
        return AuthenticateResult.Fail(message, properties);
    }

    private static AuthenticateResult Success(ClaimsIdentity identity) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
}
