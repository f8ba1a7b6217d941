using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>A problem as the whole HTTP reply.</summary>
internal static class ErrorReply
{
    public const string JsonMediaType = "application/json; charset=utf-8";

    /// <summary>Seconds after which a retry may work: a slot is held for milliseconds as a rule.</summary>
    private const string RetryAfterSeconds = "1";

    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        var response = http.Response;
        SetStatus(response, problem.Type.HttpStatus);
        var body = ProblemJson.ToUtf8(problem with { RequestId = http.TraceIdentifier });
        response.ContentType = JsonMediaType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    /// <summary>The status, and <c>Retry-After</c> where it calls for one and nobody has said it already.</summary>
    public static void SetStatus(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }
    }
}
