namespace ScheduleFlow.Gateway.Launching;

/// <summary>How an operation leaves its slot, as the statistics see it.</summary>
internal enum SlotOutcome
{
    Succeeded,
    Failed,
    TimedOut,
    Dropped,
}
