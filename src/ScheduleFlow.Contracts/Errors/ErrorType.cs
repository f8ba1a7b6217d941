using System.Collections.Immutable;

namespace ScheduleFlow.Contracts;

/// <summary>
/// A kind of failure: its name in replies, the worker's exit code, and the gateway's HTTP status. This is the only place
/// that maps one to another.
/// </summary>
public sealed class ErrorType
{
    private ErrorType(string name, ExitCode? exit, int httpStatus, string meaning)
    {
        Name = name;
        Exit = exit;
        HttpStatus = httpStatus;
        Meaning = meaning;
    }

    /// <summary>The <c>type</c> field of an error reply.</summary>
    public string Name { get; }

    /// <summary>The worker's exit code; null: only the gateway can have this failure.</summary>
    public ExitCode? Exit { get; }

    /// <summary>The HTTP status.</summary>
    public int HttpStatus { get; }

    /// <summary>When it happens: a sentence for the reference.</summary>
    public string Meaning { get; }

    // Failures of an operation: the worker reports them.
    public static readonly ErrorType Usage =
        new("usage", ExitCode.Usage, 500, "The gateway built a wrong command line; a bug.");
    public static readonly ErrorType Validation =
        new("validation", ExitCode.InvalidInput, 400, "A value, an event or a file name is wrong.");
    public static readonly ErrorType ParseError =
        new("parse_error", ExitCode.InvalidInput, 400, "The document or the body cannot be read.");
    public static readonly ErrorType NotFound =
        new("not_found", ExitCode.NotFound, 404, "There is no such path, schedule, playlist, channel or job.");
    public static readonly ErrorType FileNotFound =
        new("file_not_found", ExitCode.NotFound, 404, "There is no such file on the server.");
    public static readonly ErrorType Conflict =
        new("conflict", ExitCode.Conflict, 409, "It exists already, runs already, was cancelled, or changed meanwhile.");
    public static readonly ErrorType Unavailable =
        new(
            "unavailable",
            ExitCode.Unavailable,
            503,
            "Others wrote to the store for too long, it cannot be reached, a bound of the server is reached, or it stops.");
    public static readonly ErrorType StoreCorrupt =
        new("store_corrupt", ExitCode.StoreCorrupt, 500, "A stored file cannot be read; details says where it was put.");
    public static readonly ErrorType PermissionDenied =
        new("permission_denied", ExitCode.Forbidden, 403, "The operating system refuses.");
    public static readonly ErrorType ForbiddenPath =
        new("forbidden_path", ExitCode.Forbidden, 403, "The path is outside the folders that the server reads from.");
    public static readonly ErrorType TooLarge =
        new("too_large", ExitCode.TooLarge, 413, "Over a limit.");
    public static readonly ErrorType DiskFull =
        new("disk_full", ExitCode.DiskFull, 507, "No space; nothing was changed.");
    public static readonly ErrorType Unexpected =
        new("unexpected", ExitCode.Unexpected, 500, "A bug; the log says more under the request id.");

    // Failures around an operation: the gateway reports them.
    public static readonly ErrorType Timeout =
        new("timeout", null, 504, "The operation was ended at its time limit.");
    public static readonly ErrorType WorkerFailed =
        new("worker_failed", null, 502, "The worker crashed, did not start, or wrote something unreadable.");
    public static readonly ErrorType QueueFull =
        new("queue_full", null, 503, "More operations wait than may; this one was not started.");
    public static readonly ErrorType RateLimited =
        new("rate_limited", null, 429, "More requests in a minute, requests at a time, event streams or jobs than a caller may have.");
    public static readonly ErrorType Misdirected =
        new("misdirected", null, 421, "The request is for a host that this server does not serve.");
    public static readonly ErrorType Unauthorized =
        new("unauthorized", null, 401, "A key is needed, or the key is not known.");
    public static readonly ErrorType Forbidden =
        new("forbidden", null, 403, "The key's role is too low, or its scope does not cover this.");
    public static readonly ErrorType MethodNotAllowed =
        new("method_not_allowed", null, 405, "The path takes other methods; the header Allow names them.");
    public static readonly ErrorType NotAcceptable =
        new("not_acceptable", null, 406, "It cannot be written as what Accept asks for.");
    public static readonly ErrorType UnsupportedMediaType =
        new("unsupported_media_type", null, 415, "The path takes JSON; or what an origin of media sent is none.");

    /// <summary>Every type, in the order of the table.</summary>
    public static readonly ImmutableArray<ErrorType> All =
    [
        Usage, Validation, ParseError, NotFound, FileNotFound, Conflict, Unavailable, StoreCorrupt, PermissionDenied,
        ForbiddenPath, TooLarge, DiskFull, Unexpected, Timeout, WorkerFailed, QueueFull, RateLimited, Misdirected,
        Unauthorized, Forbidden, MethodNotAllowed, NotAcceptable, UnsupportedMediaType,
    ];

    /// <summary>
    /// The HTTP status for a worker's exit code; null: the code is not in the table, so the worker crashed.
    /// </summary>
    public static int? HttpStatusOf(int exitCode)
    {
        if (exitCode is (int)ExitCode.Done or (int)ExitCode.Findings)
        {
            return 200;
        }

        foreach (var type in All)
        {
            if ((int?)type.Exit == exitCode)
            {
                return type.HttpStatus;
            }
        }

        return null;
    }

    public override string ToString() => Name;
}
