using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Requests that the framework itself refuses → the API's errors.</summary>
internal static class FrameworkErrors
{
    /// <summary>The error for a status without a body.</summary>
    public static Problem OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem(ErrorType.NotFound, $"There is no {http.Request.Path}.")
        {
            Hint = "GET / names every path.",
        },
        StatusCodes.Status405MethodNotAllowed => new Problem(
            ErrorType.MethodNotAllowed, $"{http.Request.Path} does not take {http.Request.Method}.")
        {
            Hint = $"Allowed: {http.Response.Headers.Allow}.",
        },
        StatusCodes.Status413PayloadTooLarge => LaunchProblems.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        StatusCodes.Status401Unauthorized => new Problem(ErrorType.Unauthorized, "An API key is needed."),
        StatusCodes.Status403Forbidden => new Problem(ErrorType.Forbidden, "The API key may not do this."),
        >= 500 => LaunchProblems.Unexpected,
        _ => BadRequest,
    };

    /// <summary>The error for a request that the server could not read.</summary>
    public static Problem OfBadRequest(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => LaunchProblems.BodyTooLarge,
        StatusCodes.Status408RequestTimeout => LaunchProblems.BodyTooSlow,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        _ => BadRequest,
    };

    public static Problem NotJson { get; } = new(ErrorType.UnsupportedMediaType, "This path takes a JSON body.")
    {
        Hint = "Send the header Content-Type: application/json.",
    };

    private static Problem BadRequest { get; } = new(ErrorType.ParseError, "The request is not well-formed HTTP.");
}
