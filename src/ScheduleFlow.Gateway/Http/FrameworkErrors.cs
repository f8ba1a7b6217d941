using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>What the framework refuses by itself, as the problem that the API says instead.</summary>
internal static class FrameworkErrors
{
    /// <summary>For a bare status without a body.</summary>
    public static Problem OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new Problem(ErrorType.NotFound, $"There is no {http.Request.Path}.") { Hint = "GET / names every path." },
        StatusCodes.Status405MethodNotAllowed => new Problem(ErrorType.MethodNotAllowed, $"{http.Request.Path} does not take {http.Request.Method}.")
        {
            Hint = $"Allowed: {http.Response.Headers.Allow}.",
        },
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        StatusCodes.Status401Unauthorized => new Problem(ErrorType.Unauthorized, "An API key is needed."),
        StatusCodes.Status403Forbidden => new Problem(ErrorType.Forbidden, "The API key may not do this."),
        >= 500 => Unexpected,
        _ => BadRequest,
    };

    /// <summary>For a request that the server could not read.</summary>
    public static Problem OfBadRequest(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status408RequestTimeout => BodyTooSlow,
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        _ => BadRequest,
    };

    public static Problem BodyTooLarge { get; } = new(ErrorType.TooLarge, "The request body is larger than this server takes.")
    {
        Hint = "The limit is ScheduleFlow:Limits:MaxBodyBytes, by default 50 MB. Split the document, or import it by its path.",
    };

    public static Problem BodyTooSlow { get; } = new(ErrorType.Timeout, "The request body came too slowly.")
    {
        Hint = "Send it again over a better connection, or import it by its path.",
    };

    public static Problem NotJson { get; } = new(ErrorType.UnsupportedMediaType, "This path takes a JSON body.")
    {
        Hint = "Send the header Content-Type: application/json.",
    };

    public static Problem Unexpected { get; } = new(ErrorType.Unexpected, "Something unexpected went wrong in the gateway.")
    {
        Hint = "The server's log says more under this request_id.",
    };

    private static Problem BadRequest { get; } = new(ErrorType.ParseError, "The request is not well-formed HTTP.");
}
