namespace ScheduleFlow.Core.Storage;

/// <summary>How much a finding matters; from the least on.</summary>
internal enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is wrong, and it does not count.</summary>
    Info,

    /// <summary>Something is not as it should be; nothing that was stored is lost or out of reach by it.</summary>
    Warning,

    /// <summary>Something that was stored cannot be read, or nothing can be stored.</summary>
    Error,
}
