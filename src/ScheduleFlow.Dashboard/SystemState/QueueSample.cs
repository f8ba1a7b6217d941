namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>Slots and queue, from an instant until the next sample.</summary>
/// <param name="At">From when on.</param>
/// <param name="Active">Running workers.</param>
/// <param name="Queued">Operations that wait.</param>
public readonly record struct QueueSample(DateTimeOffset At, int Active, int Queued);
