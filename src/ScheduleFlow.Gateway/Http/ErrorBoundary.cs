using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Middleware, the outermost edge: turns every exception, every <see cref="Refusal"/>, and every status that the framework
/// sets without a body into an error of the API. Exceptions go to the log and never to a client.
/// </summary>
internal sealed class ErrorBoundary(RequestDelegate next, GatewayOptions options, ILogger<ErrorBoundary> log)
{
    /// <summary>The client has gone; the status is for the log only.</summary>
    public const int ClientClosedRequest = StatusCodes.Status499ClientClosedRequest;

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            if (http.Request.ContentLength > options.MaxBodyBytes)
            {
                BodyLimit.Of(http);
                await ErrorReply.WriteAsync(http, LaunchProblems.BodyTooLarge); // before it costs a slot
                return;
            }

            await next(http);
            if (IsBareError(http.Response))
            {
                await ErrorReply.WriteAsync(http, http.Features.Get<Refusal>()?.Problem ?? FrameworkErrors.OfStatus(http));
            }
        }
        catch (Exception e) when ((e is OperationCanceledException or IOException) && http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = http.Response.HasStarted ? http.Response.StatusCode : ClientClosedRequest;
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(http, FrameworkErrors.OfBadRequest(e));
        }
        catch (Exception e)
        {
            log.RequestFailed(e, http.TraceIdentifier);
            await AnswerAsync(http, LaunchProblems.Unexpected);
        }
    }

    private static bool IsBareError(HttpResponse response) => response is
    {
        HasStarted: false,
        StatusCode: >= 400 and not ClientClosedRequest,
        ContentLength: null,
        ContentType: null,
    };

    private static Task AnswerAsync(HttpContext http, Problem problem)
    {
        if (!http.Response.HasStarted)
        {
            return ErrorReply.WriteAsync(http, problem);
        }

        http.Abort(); // half a reply must not look like a whole one
        return Task.CompletedTask;
    }
}
