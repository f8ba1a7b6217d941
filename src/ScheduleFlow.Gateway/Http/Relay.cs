using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Launches an operation and relays its answer: the worker's bytes as they are, or the gateway's own error.</summary>
internal sealed class Relay(CliLauncher launcher, GatewayOptions options, TimeProvider time, ILogger<Relay> log)
{
    /// <summary>
    /// How long a reader may take for 64 KiB: 240 bytes a second, plus 5 seconds. Kestrel demands that rate only on average,
    /// so that a reader that was fast at first could stop for hours.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds((64 * 1024 / 240) + 5);

    /// <param name="http">The request that is answered.</param>
    /// <param name="request">What to launch.</param>
    /// <param name="head">The headers of a good answer (exit code 0, or 1 for findings). Default: JSON.</param>
    public async Task SendAsync(HttpContext http, LaunchRequest request, ReplyHead? head = null)
    {
        if (!Asked(http, request).TryGet(out var asked, out var refusal))
        {
            await ErrorReply.WriteAsync(http, refusal);
            return;
        }

        using var result = await launcher.RunAsync(asked, http.RequestAborted);
        await AnswerAsync(http, result, head, asked.Reply);
    }

    /// <summary>The operation with this caller and request.</summary>
    public static Outcome<LaunchRequest> Asked(HttpContext http, LaunchRequest request)
    {
        if (request.Options.Concat(request.Operands).Any(argument => argument.Contains('\0', StringComparison.Ordinal)))
        {
            // A process's arguments end at a NUL, so the worker would not see what was sent.
            return new Problem(ErrorType.Validation, "A value contains a NUL character.");
        }

        return request with
        {
            RequestId = http.TraceIdentifier,
            BodyLength = http.Request.ContentLength,
            Actor = Caller.Actor(http),
            Caller = Caller.Of(http),
        };
    }

    /// <summary>Answers with the result of an operation.</summary>
    public async Task AnswerAsync(HttpContext http, LaunchResult result, ReplyHead? head = null, ReplyForm reply = ReplyForm.Json)
    {
        if (result.Output is not { } output || result.ExitCode is not { } exitCode)
        {
            if (LaunchProblems.Of(result.Failure, options) is { } problem)
            {
                await ErrorReply.WriteAsync(http, problem);
            }
            else
            {
                http.Response.StatusCode = ErrorBoundary.ClientClosedRequest;
            }

            return;
        }

        ErrorReply.SetStatus(http.Response, StatusOf(exitCode));
        http.Response.ContentLength = output.Length;
        var isGood = exitCode is (int)ExitCode.Done or (int)ExitCode.Findings;
        ((isGood ? head : null) ?? ReplyHead.Json).ApplyTo(http.Response);
        if (exitCode == (int)ExitCode.Done && head?.Created is { } created)
        {
            http.Response.StatusCode = StatusCodes.Status201Created;
            if (CreatedLocation.Of(created, output.Bytes()) is { } path)
            {
                http.Response.Headers.Location = http.Request.PathBase + path;
            }
        }

        if (isGood && reply == ReplyForm.Page)
        {
            PageLink.AddTo(http, output);
        }

        try
        {
            await output.WriteToAsync(http.Response.Body, Patience, time, http.RequestAborted);
        }
        catch (TimeoutException)
        {
            log.ReplyReadTooSlowly(http.TraceIdentifier);
            http.Abort();
        }
    }

    /// <summary>The status of a worker's own answer.</summary>
    public static int StatusOf(int exitCode) => ErrorType.HttpStatusOf(exitCode) ?? ErrorType.WorkerFailed.HttpStatus;
}
