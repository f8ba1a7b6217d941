using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// What a browser may do with a reply: a Content-Security-Policy for each kind. None lets a script run that stands in a
/// page, but for those that are named by their hash or nonce.
/// </summary>
internal static class ContentPolicy
{
    /// <summary>Of everything that is no page: nothing is loaded, nothing runs, nobody frames it.</summary>
    public const string Data = "default-src 'none'; base-uri 'none'; form-action 'none'; " + Unframed;

    /// <summary>Of the dashboard, below <c>/ui/</c>: what comes from here, and WebAssembly.</summary>
    public const string Dashboard =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; " + Unframed;

    /// <summary>Of what others have made: it has no origin, so it is nobody here, and runs nothing.</summary>
    public const string Sandboxed = "sandbox; default-src 'none'; " + Unframed;

    private const string Unframed = "frame-ancestors 'none'";

    /// <summary>Of the API's pages, which are a library's: its scripts with this nonce, its styles, and requests to this server.</summary>
    public static string Documentation(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; " + Unframed;

    /// <summary>Of a player page: its own script, its styles, and media from anywhere.</summary>
    /// <param name="frameAncestors">Whose pages may frame it; none for nobody's.</param>
    public static string Player(ImmutableArray<string> frameAncestors) =>
        $"default-src 'none'; script-src 'sha256-{PlayerPage.ScriptHash}'; style-src 'unsafe-inline'; media-src * data: blob:; base-uri 'none'; form-action 'none'; "
        + (frameAncestors.IsEmpty ? Unframed : "frame-ancestors " + string.Join(' ', frameAncestors));

    /// <summary>Gives a reply another policy than that of <see cref="Data"/>.</summary>
    public static void SetOn(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        if (!policy.EndsWith(Unframed, StringComparison.Ordinal))
        {
            response.Headers.Remove("X-Frame-Options"); // it cannot say whose
        }
    }
}
