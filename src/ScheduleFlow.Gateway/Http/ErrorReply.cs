using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>A problem as the whole HTTP reply.</summary>
internal static class ErrorReply
{
    public const string JsonMediaType = "application/json; charset=utf-8";

    /// <summary>Seconds after which a retry may work: a slot is usually held for milliseconds.</summary>
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

    /// <summary>Sets the status, and <c>Retry-After</c> where the status calls for it and it is not set yet.</summary>
    public static void SetStatus(HttpResponse response, int status)
    {
        response.StatusCode = status;
        var mayRetry = status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests;
        if (mayRetry && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }
    }
}
