namespace ScheduleFlow.Gateway.Launching;

/// <summary>The end of an operation, as the log, the metrics and the events report it.</summary>
/// <param name="Request">The operation.</param>
/// <param name="Failure">Why it has no answer from its worker, or none.</param>
/// <param name="ExitCode">The worker's exit code; null: no worker was started, or it could not be ended.</param>
/// <param name="Waited">How long it waited for a slot.</param>
/// <param name="Ran">How long it had the slot.</param>
/// <param name="BytesIn">Bytes of the body that the worker took.</param>
/// <param name="BytesOut">Bytes that the worker wrote to stdout.</param>
internal readonly record struct LaunchEnd(
    LaunchRequest Request,
    LaunchFailure Failure,
    int? ExitCode,
    TimeSpan Waited,
    TimeSpan Ran,
    long BytesIn,
    long BytesOut);
