using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>An operation of anybody that has ended while this page was open.</summary>
/// <param name="At">When this page heard of it.</param>
/// <param name="Data">What the server said.</param>
public sealed record SeenOperation(DateTimeOffset At, OperationData Data)
{
    /// <summary>Whether it was not done: the worker said so, or the gateway ended it.</summary>
    public bool HasFailed => Data.Cause != "none" || Data.ExitCode is not ((int)ExitCode.Done or (int)ExitCode.Findings);
}
