using System.Globalization;
using System.Text;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Where to report a vulnerability of this server (RFC 9116). It exists only where the configuration names a contact.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    // The format demands an expiry date, so that nobody relies on an old copy. The setting itself never expires.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public static void MapSecurityText(this IEndpointRouteBuilder routes, GatewayOptions options, TimeProvider time)
    {
        if (options.Security.Contact is not { } contact)
        {
            return;
        }

        routes.Map(Path, http => WriteAsync(http, contact, time)).AsProbe().ExcludeFromDescription();
    }

    private static Task WriteAsync(HttpContext http, string contact, TimeProvider time)
    {
        var expires = (time.GetUtcNow() + Lifetime).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        var text = Encoding.UTF8.GetBytes($"Contact: {new Uri(contact).AbsoluteUri}\nExpires: {expires}\nPreferred-Languages: en\n");
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = text.Length;
        return http.Response.Body.WriteAsync(text, http.RequestAborted).AsTask();
    }
}
