namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware: answers OPTIONS of any path with the methods that the path takes, in <c>Allow</c>. The CORS middleware answers
/// preflights.
/// </summary>
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
