using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>An operation that has told how far it is, and has not ended.</summary>
/// <param name="At">When it last did.</param>
/// <param name="Data">What it said.</param>
public sealed record RunningOperation(DateTimeOffset At, ProgressData Data);
