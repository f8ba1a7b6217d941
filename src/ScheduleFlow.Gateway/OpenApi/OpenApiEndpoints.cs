using Scalar.AspNetCore;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>The API's description, for programs and as pages to read and try it. It is open to everybody, as it has no data.</summary>
internal static class OpenApiEndpoints
{
    public const string DocumentPath = "/openapi/v1.json";
    public const string PagesPath = "/docs";

    public static void MapOpenApi(this IEndpointRouteBuilder routes)
    {
        routes.GetAnonymously(DocumentPath, http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = OpenApiDocument.Utf8.Length;
            return http.Response.Body.WriteAsync(OpenApiDocument.Utf8, http.RequestAborted).AsTask();
        });

        var pages = routes.MapScalarApiReference(PagesPath, options =>
        {
            options.Title = "ScheduleFlow API";
            options.OpenApiRoutePattern = DocumentPath;
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.Agent = new ScalarAgentOptions { Disabled = true };
            options.Mcp = new ScalarMcpOptions { Disabled = true };
            options.WithNonce();
        });
        pages.AllowAnonymous();
        pages.ExcludeFromDescription();
        pages.Add(page => page.RequestDelegate = Confined(page.RequestDelegate!));
    }

    // The pages may load from, and send to, this server only; the browser enforces it. Their one inline script has a nonce,
    // which is known when the page is written.
    private static RequestDelegate Confined(RequestDelegate page) => http =>
    {
        http.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                if (http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
                {
                    ContentPolicy.SetOn(http.Response, ContentPolicy.Documentation(nonce));
                }

                return Task.CompletedTask;
            },
            http);
        return page(http);
    };
}
