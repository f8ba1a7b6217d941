using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>The routes that the gateway answers itself, without a worker, for the description of the API.</summary>
internal static class GatewayRoutes
{
    public const string System = "system";
    public const string Jobs = "jobs";
    private const string PlainText = "text/plain";
    private const string MetricsHelp =
        "Prometheus' text format: metrics of the launcher (`scheduleflow_…`), of HTTP and of the runtime.";

    private static readonly Option Id = new("id", "The id of the job")
    {
        IsOperand = true,
        IsRequired = true,
        Example = "1f1adac447214eea97f785eb67c6650e",
    };

    private static readonly Option Path = new("path", "The rest of the path") { IsOperand = true, IsRequired = true };

    /// <summary>The fields of a sign-in.</summary>
    public static ImmutableArray<Option> Credentials { get; } =
    [
        new("name", "The user's name") { Example = "anna" },
        new("password", "The password") { Type = OptionType.Secret },
        new("key", "An API key, instead of both") { Type = OptionType.Secret },
    ];

    /// <summary>What the first admin is made with.</summary>
    public static ImmutableArray<Option> SetupFields { get; } =
    [
        new("token", "The token of the one-time link") { Type = OptionType.Secret },
        new("name", "The name of the first admin") { Example = "anna" },
        new("password", "The password, 12 to 200 characters") { Type = OptionType.Secret },
    ];

    public static ImmutableArray<OwnRoute> All { get; } =
    [
        Own("get-greeting", "Name, version, every path", "/", Role.None, typeof(GreetingReply), "What this is."),
        Own("get-open-api", "This document", "/openapi/v1.json", Role.None, null, "OpenAPI 3.1; `/docs` shows it to people.") with
        {
            MediaTypes = ["application/json"],
        },
        Own("get-health", "Is it up, and has it room?", "/api/health", Role.None, typeof(HealthReply), "Healthy.") with
        {
            FurtherStatuses = [(503, "Degraded: every slot is busy and operations wait.")],
        },
        Own("get-liveness", "Does the process answer?", "/healthz/live", Role.None, null, "It does.") with { MediaTypes = [PlainText] },
        Own("get-readiness", "May requests be sent here?", "/healthz/ready", Role.None, null, "They may.") with
        {
            MediaTypes = [PlainText],
            FurtherStatuses = [(503, "The server is stopping, or its worker is missing.")],
        },
        Own("get-metrics", "Metrics for Prometheus", "/metrics", Role.Viewer, null, MetricsHelp) with
        {
            MediaTypes = [PlainText],
        },
        Own("get-queue-stats", "Slots and queue", "/api/queue-stats", Role.Viewer, typeof(QueueStatsReply), "The numbers since the start."),
        Own("get-system-version", "Version and features", "/api/system-version", Role.Viewer, typeof(VersionReply), "The versions."),
        Session("show-session", "The caller, and when the session ends", "GET", "/api/session"),
        Session("show-caller", "The caller", "GET", "/api/me"),
        Session("sign-in", "Sign in with a name and a password, or with a key", "POST", "/api/session", [.. Credentials]) with
        {
            ReplyHelp = "The caller; the session is in the cookie.",
        },
        Session("set-up", "Make the first admin, by the one-time link of the first start", "POST", "/api/setup", [.. SetupFields]),
        Session("sign-out", "End the session", "DELETE", "/api/session"),
        Events(),
        Own("list-jobs", "The jobs that this gateway knows", "/api/jobs", Role.Viewer, typeof(JobsReply), "The jobs, newest first.") with
        {
            Tag = Jobs,
        },
        Own("show-job", "How far a job is", "/api/jobs/{id}", Role.Viewer, typeof(JobReply), "The job.", Id) with { Tag = Jobs },
        Own("cancel-job", "End a job; its findings stay", "/api/jobs/{id}", Role.Editor, typeof(JobReply), "The job as it ended.", Id) with
        {
            Tag = Jobs,
            Route = new HttpRoute("DELETE", "/api/jobs/{id}", Role.Editor),
        },
        Own("get-page", "A player page, or media beside it", "/pages/{**path}", Role.Viewer, null, "The file.", Path) with
        {
            Tag = "pages",
            MediaTypes = ["text/html", "video/mp4"],
        },
    ];

    private static OwnRoute Session(string name, string summary, string method, string path, params ImmutableArray<Option> options)
    {
        ImmutableArray<ErrorType> errors = method == "POST"
            ? [ErrorType.Validation, ErrorType.ParseError, ErrorType.Unauthorized, ErrorType.RateLimited]
            : [];
        return new OwnRoute(
            Declare(name, summary, typeof(SessionReply), null, options, errors),
            new HttpRoute(method, path, Role.None) { Body = options.IsEmpty ? BodyKind.None : BodyKind.Fields },
            "users",
            "The caller.");
    }

    private static OwnRoute Events()
    {
        Option types = new("types", "Only these, separated by commas: queue, operation, progress, job, schedule.changed, timeline.changed") { Example = "operation,progress" };
        Option request = new("request-id", "Only operations and progress of this request, and the job that it started with its batches");
        Option follow = new("follow", "False: the stream ends after the events so far") { Type = OptionType.Flag, Default = "true" };
        Option lastId = new("last-event-id", "The id of the last event that you have seen: later ones that are still kept are sent first")
        {
            Field = "Last-Event-ID",
        };
        return new OwnRoute(
            Declare(
                "listen-to-events",
                "Live events, as server-sent events",
                null,
                "`queue`: the numbers of `/api/queue-stats`, first at the start, then when they have changed, at most once a second. "
                + "`operation`: one that has ended, with `request_id`, `operation`, `exit_code`, `cause`, `queued_ms`, `ran_ms`, "
                + "`bytes_in`, `bytes_out`. "
                + "`progress`: `request_id`, `operation`, `phase` (`upload` or `run`), `percent`, and for an upload `bytes` and "
                + "`total_bytes`. "
                + "`job`: one that has changed, as `/api/jobs/{id}` shows it. "
                + "`schedule.changed`: schedules that were added, changed or deleted, by whatever process: `ids` (or `all`), "
                + "`revision`, `actor`, `operation`, `request_id`. "
                + "`timeline.changed`: channels on which something else is on air now or will be: `channels` (or `all`), and the same. "
                + "`dropped`: how many (`count`) were missed. "
                + "`heartbeat`: after 15 seconds without another event.",
                [types, request, follow],
                [ErrorType.Validation, ErrorType.Unavailable]),
            new HttpRoute("GET", "/api/events", Role.Viewer),
            System,
            "A stream of events.")
        {
            MediaTypes = ["text/event-stream"],
            Headers = [lastId],
        };
    }

    private static OwnRoute Own(
        string name, string summary, string path, Role role, Type? reply, string help, params ImmutableArray<Option> options) =>
        new(Declare(name, summary, reply, null, options, []), new HttpRoute("GET", path, role), System, help);

    private static Operation Declare(
        string name, string summary, Type? reply, string? description, ImmutableArray<Option> options, ImmutableArray<ErrorType> errors) =>
        new(name, Area.Shell, summary) { Description = description, Options = options, ReplyType = reply, Errors = errors };
}
