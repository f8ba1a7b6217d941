using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>Why an operation has no answer from its worker → the caller's error. Every failure has a row.</summary>
internal static class LaunchProblems
{
    public static Problem BodyTooLarge { get; } = new(ErrorType.TooLarge, "The request body is larger than this server takes.")
    {
        Hint = "The limit is ScheduleFlow:Limits:MaxBodyBytes, by default 50 MB. Split the document, or import it by its path.",
    };

    public static Problem BodyTooSlow { get; } = new(ErrorType.Timeout, "The request body came too slowly.")
    {
        Hint = "Send it again over a better connection, or import it by its path.",
    };

    public static Problem Unexpected { get; } = new(ErrorType.Unexpected, "Something unexpected went wrong in the gateway.")
    {
        Hint = LogHint,
    };

    private const string LogHint = "The server's log says more under this request_id.";

    /// <summary>The gateway's own error, or null where the client has gone.</summary>
    public static Problem? Of(LaunchFailure failure, GatewayOptions options) => failure switch
    {
        LaunchFailure.ClientGone => null,
        LaunchFailure.Cancelled => new Problem(ErrorType.Conflict, "The job was cancelled before it had an answer."),
        LaunchFailure.QueueFull => new Problem(ErrorType.QueueFull, "The queue of waiting operations is full.")
        {
            Hint = "Try again in a moment.",
        },
        LaunchFailure.Deadline => new Problem(ErrorType.Timeout, $"Process timeout after {Seconds(options.Launcher.Timeout)} seconds")
        {
            Hint = "The operation was ended. Try a smaller one, or raise ScheduleFlow:Launcher:TimeoutSeconds.",
        },
        LaunchFailure.Shutdown => new Problem(ErrorType.Unavailable, "The server is stopping.") { Hint = "Try again when it is back." },
        LaunchFailure.BodyTooLarge => BodyTooLarge,
        LaunchFailure.BodyTooSlow => BodyTooSlow,
        LaunchFailure.BodyBroken => new Problem(ErrorType.ParseError, "The request body ended early or is malformed; nothing was changed."),
        LaunchFailure.FormPartUnheard => new Problem(
            ErrorType.Validation, "The form has a field or another file after its file, too late to count; nothing was changed.")
        {
            Hint = "Send the fields before the file (curl keeps the order of its -F options) or in the query, "
                + "and each file in a request of its own.",
        },
        LaunchFailure.SpoolFull => new Problem(ErrorType.Unavailable, "The room for uploads that wait for a worker is full.")
        {
            Hint = "Try again in a moment, or raise ScheduleFlow:Limits:SpoolBytes.",
        },
        LaunchFailure.SpoolFailed => new Problem(ErrorType.DiskFull, "There is no space left for the request body; nothing was changed.")
        {
            Hint = "Free some space in ScheduleFlow:SpoolFolder; the server's log says more under this request_id.",
        },
        LaunchFailure.CannotStart => new Problem(ErrorType.WorkerFailed, "The worker could not be started.")
        {
            Hint = "The server's log names the executable. Build it with `dotnet build`.",
        },
        LaunchFailure.Crashed => new Problem(ErrorType.WorkerFailed, "The worker crashed.") { Hint = LogHint },
        LaunchFailure.OutputTooLarge => new Problem(ErrorType.WorkerFailed, "The worker wrote more than this server relays.")
        {
            Hint = "Ask for less, or raise ScheduleFlow:Launcher:MaxOutputBytes.",
        },
        LaunchFailure.ReplyRoomFull => new Problem(
            ErrorType.Unavailable, "The room for replies that wait for their readers is full.")
        {
            Hint = "Read what you have asked for, or try again in a moment. A change was made all the same.",
        },
        LaunchFailure.ReplyNotKept => new Problem(
            ErrorType.DiskFull, "There is no space left to keep the reply until it is read. A change was made all the same.")
        {
            Hint = "Free some space in ScheduleFlow:SpoolFolder; the server's log says more under this request_id.",
        },
        LaunchFailure.OutputUnreadable => new Problem(ErrorType.WorkerFailed, "The worker's reply is not a JSON document.")
        {
            Hint = LogHint,
        },
        _ => Unexpected,
    };

    private static string Seconds(TimeSpan timeout) => timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
