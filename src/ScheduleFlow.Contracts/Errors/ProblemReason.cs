namespace ScheduleFlow.Contracts;

/// <summary>The reason for a problem, if the program itself acts on it; it is never sent.</summary>
public enum ProblemReason
{
    /// <summary>The program acts on none.</summary>
    None,

    /// <summary>Another request with the same idempotency key came first: its reply is stored now.</summary>
    AlreadyAnswered,

    /// <summary>What else is on air has changed since the calendar was made from it.</summary>
    HistoryChanged,

    /// <summary>A damaged document was put aside, now or earlier, and could not be replaced.</summary>
    PutAside,
}
