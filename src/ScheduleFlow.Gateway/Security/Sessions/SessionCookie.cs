using Microsoft.AspNetCore.Authentication.Cookies;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// The cookie of a session: <c>__Host-scheduleflow</c> under TLS, where browsers let no other host and no plain page set
/// it; <c>scheduleflow</c> on plain HTTP, where they refuse that prefix.
/// </summary>
internal sealed class SessionCookie : ICookieManager
{
    private const string SecureName = "__Host-scheduleflow";
    private const string PlainName = "scheduleflow";

    public static bool IsIn(HttpRequest request) => request.Cookies.ContainsKey(NameFor(request));

    public string? GetRequestCookie(HttpContext context, string key) => context.Request.Cookies[NameFor(context.Request)];

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        context.Response.Cookies.Append(NameFor(context.Request), value ?? "", Shaped(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        context.Response.Cookies.Delete(NameFor(context.Request), Shaped(context, options));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Shaped(HttpContext context, CookieOptions options) => new(options)
    {
        Domain = null,
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
