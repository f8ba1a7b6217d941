using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// What a browser may do with a reply: a Content-Security-Policy for each kind. No policy lets inline scripts run, except
/// those that it names by hash or nonce.
/// </summary>
internal static class ContentPolicy
{
    /// <summary>For everything that is not a page: it loads nothing, runs nothing, and no page may frame it.</summary>
    public const string Data = "default-src 'none'; base-uri 'none'; form-action 'none'; " + Unframed;

    /// <summary>
    /// For the dashboard, below <c>/ui/</c>: resources from this server, WebAssembly, player pages in frames, and media from
    /// anywhere, because a station's media are elsewhere and an editor previews them.
    /// </summary>
    public const string Dashboard =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
        + "media-src 'self' https: http: blob:; frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; " + Unframed;

    /// <summary>For content that others have made: it has no origin, so it has no rights here, and it runs nothing.</summary>
    public const string Sandboxed = "sandbox; default-src 'none'; " + Unframed;

    private const string Self = "'self'";
    private const string Unframed = "frame-ancestors 'none'";

    /// <summary>For the API's pages, made by a library: its scripts with this nonce, its styles, and requests to this server.</summary>
    public static string Documentation(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; " + Unframed;

    /// <summary>For a player page: its own script, its styles, and media from anywhere.</summary>
    /// <param name="frameAncestors">The origins whose pages may frame it, besides this server, whose dashboard shows it.</param>
    public static string Player(ImmutableArray<string> frameAncestors) =>
        $"default-src 'none'; script-src 'sha256-{PlayerPage.ScriptHash}'; style-src 'unsafe-inline'; media-src * data: blob:; "
        + "base-uri 'none'; form-action 'none'; "
        + "frame-ancestors " + string.Join(' ', frameAncestors.Prepend(Self).Distinct());

    /// <summary>Gives a reply a policy other than <see cref="Data"/>.</summary>
    public static void SetOn(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        if (policy.EndsWith($"frame-ancestors {Self}", StringComparison.Ordinal))
        {
            response.Headers.XFrameOptions = "SAMEORIGIN";
        }
        else if (!policy.EndsWith(Unframed, StringComparison.Ordinal))
        {
            response.Headers.Remove("X-Frame-Options"); // this header cannot name origins
        }
    }
}
