namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware: replies show the state of this moment. Browsers must not cache them, guess another type, or let pages of
/// other origins use them. An endpoint that needs other headers sets them itself.
/// </summary>
internal sealed class CommonHeaders(RequestDelegate next)
{
    private const string Unused = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()";

    public Task InvokeAsync(HttpContext http)
    {
        ApplyTo(http);
        return next(http);
    }

    /// <summary>Middleware of an edge: the same for the edge's own replies; those of the nodes have these headers already.</summary>
    public static Task OnEdgeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                if (http.Response.Headers.ContentSecurityPolicy.Count == 0)
                {
                    ApplyTo(http);
                }

                return Task.CompletedTask;
            },
            http);
        return next(http);
    }

    private static void ApplyTo(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store, no-cache, must-revalidate";
        headers.Pragma = "no-cache";
        headers.Expires = "0";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/ui") ? ContentPolicy.Dashboard : ContentPolicy.Data;

        // No page may frame a reply, embed it, get a handle on its window, or learn from Referer which schedule was read.
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Unused;
    }
}
