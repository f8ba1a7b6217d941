using Scalar.AspNetCore;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>The API's description: for programs, and as pages to read and try it on. For everybody: it holds no data.</summary>
internal static class OpenApiEndpoints
{
    public const string DocumentPath = "/openapi/v1.json";
    public const string PagesPath = "/docs";

    // What the pages load, and where they send anything to, is this server; the browser sees to it.
    private const string OnlyFromHere =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:";

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
        });
        pages.AllowAnonymous();
        pages.ExcludeFromDescription();
        pages.Add(page => page.RequestDelegate = Confined(page.RequestDelegate!));
    }

    private static RequestDelegate Confined(RequestDelegate page) => http =>
    {
        http.Response.Headers.ContentSecurityPolicy = OnlyFromHere;
        return page(http);
    };
}
