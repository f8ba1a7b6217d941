namespace ScheduleFlow.Gateway.Http;

/// <summary>Middleware: OPTIONS of any path that takes other methods is answered with those, in <c>Allow</c>. Preflights are CORS' own.</summary>
internal sealed class AllowedMethods(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) => HttpMethods.IsOptions(http.Request.Method) ? AnswerAsync(http) : next(http);

    private async Task AnswerAsync(HttpContext http)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            http.Response.Headers.Allow = $"{http.Response.Headers.Allow}, {HttpMethods.Options}";
        }
    }
}
