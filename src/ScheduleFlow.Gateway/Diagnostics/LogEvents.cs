namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Every log message of the gateway with its event id. Never payloads, keys or environment.</summary>
internal static partial class LogEvents
{
    [LoggerMessage(1, LogLevel.Information,
        "ScheduleFlow listens on {Addresses}; {Environment}; data in {DataFolder}; worker {WorkerPath}")]
    public static partial void GatewayStarted(this ILogger log, string addresses, string environment, string dataFolder, string workerPath);

    [LoggerMessage(2, LogLevel.Information, "ScheduleFlow stopped")]
    public static partial void GatewayStopped(this ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "{Warning}")]
    public static partial void OpenedByConfiguration(this ILogger log, string warning);

    [LoggerMessage(4, LogLevel.Information, "The dashboard is at {Address}")]
    public static partial void DashboardServed(this ILogger log, string address);

    [LoggerMessage(10, LogLevel.Information, "{Method} {Path} - {Status} ({Elapsed:0.0} ms) {RequestId} from {Address} as {Actor}")]
    public static partial void RequestEnded(
        this ILogger log, string method, string path, int status, double elapsed, string requestId, string address, string actor);

    /// <summary>fail2ban's filter reads the end of this line: deploy/fail2ban.</summary>
    [LoggerMessage(
        12,
        LogLevel.Information,
        "{Method} {Path} - {Status} ({Elapsed:0.0} ms) {RequestId} refused {Status} {Reason} from {Address} as {Actor}")]
    public static partial void RequestRefused(
        this ILogger log, string method, string path, int status, double elapsed, string requestId, string reason, string address,
        string actor);

    [LoggerMessage(11, LogLevel.Error, "Request {RequestId} failed unexpectedly")]
    public static partial void RequestFailed(this ILogger log, Exception exception, string requestId);

    [LoggerMessage(EventId = 20, Message = "Operation {RequestId} {Verb}: exit {Exit}, cause {Cause}, "
        + "queued {Queued:0.0} ms, ran {Ran:0.0} ms, {BytesIn} bytes in, {BytesOut} bytes out")]
    private static partial void OperationEnded(
        this ILogger log, LogLevel level, string requestId, string verb, string exit, string cause,
        double queued, double ran, long bytesIn, long bytesOut);

    [LoggerMessage(21, LogLevel.Error, "Operation {RequestId}: the worker {WorkerPath} cannot be started")]
    public static partial void WorkerNotStarted(this ILogger log, Exception exception, string requestId, string workerPath);

    [LoggerMessage(22, LogLevel.Error, "Operation {RequestId}: the worker's last words: {Stderr}")]
    public static partial void WorkersLastWords(this ILogger log, string requestId, string stderr);

    [LoggerMessage(23, LogLevel.Warning, "Operation {RequestId}: the worker said: {Stderr}")]
    public static partial void WorkerSaid(this ILogger log, string requestId, string stderr);

    [LoggerMessage(24, LogLevel.Error, "Operation {RequestId}: the body cannot be kept in {Folder}")]
    public static partial void BodyNotSpooled(this ILogger log, Exception exception, string requestId, string folder);

    [LoggerMessage(25, LogLevel.Error, "Operation {RequestId}: the reply cannot be kept in {Folder}")]
    public static partial void ReplyNotKept(this ILogger log, Exception exception, string requestId, string folder);

    [LoggerMessage(26, LogLevel.Warning, "Request {RequestId}: the reply was read too slowly and given up")]
    public static partial void ReplyReadTooSlowly(this ILogger log, string requestId);

    [LoggerMessage(30, LogLevel.Information, "API keys read: {Count}")]
    public static partial void KeysRead(this ILogger log, int count);

    [LoggerMessage(31, LogLevel.Error, "The API keys cannot be read, so none of them is known: {Reason} ({Path})")]
    public static partial void KeysUnreadable(this ILogger log, string reason, string path);

    [LoggerMessage(34, LogLevel.Warning, "When the API keys were last used could not be written: {Reason}")]
    public static partial void KeyUsesUnwritten(this ILogger log, string reason);

    [LoggerMessage(32, LogLevel.Warning, "{Count} denied attempts are not in the audit log: {Reason}")]
    public static partial void DeniedNotAudited(this ILogger log, int count, string reason);

    [LoggerMessage(33, LogLevel.Warning, "The settings could not be noted for doctor --security: {Reason}")]
    public static partial void SettingsNotNoted(this ILogger log, string reason);

    [LoggerMessage(60, LogLevel.Information, "Users read: {Count}")]
    public static partial void UsersRead(this ILogger log, int count);

    [LoggerMessage(61, LogLevel.Error, "The users cannot be read, so nobody can sign in with a password: {Reason} ({Path})")]
    public static partial void UsersUnreadable(this ILogger log, string reason, string path);

    [LoggerMessage(62, LogLevel.Information, "{Name} has signed in from {Address}")]
    public static partial void SignedIn(this ILogger log, string name, string address);

    [LoggerMessage(63, LogLevel.Warning, "A wrong password for {Name} from {Address}")]
    public static partial void SignInRefused(this ILogger log, string name, string address);

    [LoggerMessage(64, LogLevel.Warning,
        "A key, a password or a session comes over plain HTTP from {Address}: whoever listens on the way can use it. "
        + "Serve HTTPS, or refuse such requests with ScheduleFlow:Security:RequireHttps")]
    public static partial void SecretOverPlainHttp(this ILogger log, string address);

    [LoggerMessage(65, LogLevel.Warning, "Signing in at the provider failed for {Address}: {Reason}")]
    public static partial void ProviderRefused(this ILogger log, string reason, string address);

    [LoggerMessage(66, LogLevel.Warning, "This server is not set up yet: the link for its first admin and a first admin key are in {Note}")]
    public static partial void SetupBegun(this ILogger log, string note);

    [LoggerMessage(67, LogLevel.Warning, "This server is not set up yet: the link for its first admin is in {Note}")]
    public static partial void SetupWaits(this ILogger log, string note);

    [LoggerMessage(68, LogLevel.Error,
        "The first admin key could not be made; create one with `scheduleflow create-key NAME --role admin`")]
    public static partial void FirstStartFailed(this ILogger log);

    [LoggerMessage(40, LogLevel.Warning, "Request {RequestId} was not answered by {Node} ({Cause}) and goes to another node")]
    public static partial void SentElsewhere(this ILogger log, string requestId, string node, string cause);

    [LoggerMessage(41, LogLevel.Information, "ScheduleFlow listens on {Addresses}; edge for {Nodes}")]
    public static partial void EdgeStarted(this ILogger log, string addresses, string nodes);

    [LoggerMessage(50, LogLevel.Information, "Job {JobId} {Kind} begins: request {RequestId}")]
    public static partial void JobStarted(this ILogger log, string jobId, string kind, string requestId);

    [LoggerMessage(51, LogLevel.Information,
        "Job {JobId} has ended: {State} after {Batches} batches and {Checked} channels, request {RequestId}")]
    public static partial void JobEnded(this ILogger log, string jobId, string state, int batches, long @checked, string requestId);

    [LoggerMessage(52, LogLevel.Error, "Job {JobId} failed unexpectedly: request {RequestId}")]
    public static partial void JobFailedUnexpectedly(this ILogger log, Exception exception, string jobId, string requestId);

    /// <summary>The one summary line of an operation.</summary>
    public static void OperationEnded(
        this ILogger log, LogLevel level, string requestId, string verb, int? exitCode, string cause,
        double queued, double ran, long bytesIn, long bytesOut)
    {
        if (log.IsEnabled(level))
        {
            OperationEnded(log, level, requestId, verb, exitCode?.ToString(provider: null) ?? "-", cause, queued, ran, bytesIn, bytesOut);
        }
    }
}
