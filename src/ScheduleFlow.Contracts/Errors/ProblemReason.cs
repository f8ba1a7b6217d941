namespace ScheduleFlow.Contracts;

/// <summary>What stands behind a problem where the program itself must know it; it is never sent.</summary>
public enum ProblemReason
{
    /// <summary>Nothing that a program acts on.</summary>
    None,

    /// <summary>Another request with the same idempotency key was quicker: its reply is there now.</summary>
    AlreadyAnswered,

    /// <summary>A calendar was filled from a cooldown history that has changed since.</summary>
    HistoryChanged,

    /// <summary>A damaged document was put aside, just now or before, and nothing could take its place.</summary>
    PutAside,
}
