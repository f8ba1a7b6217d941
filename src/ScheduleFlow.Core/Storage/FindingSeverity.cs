namespace ScheduleFlow.Core.Storage;

/// <summary>How much a finding matters, in ascending order.</summary>
internal enum FindingSeverity
{
    /// <summary>For information: nothing is wrong, and it does not count.</summary>
    Info,

    /// <summary>Something is wrong, but no stored data is lost or out of reach.</summary>
    Warning,

    /// <summary>Stored data cannot be read, or nothing can be stored.</summary>
    Error,
}
