namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>Why a worker's output is not whole.</summary>
internal enum OutputCut
{
    /// <summary>It is whole.</summary>
    None,

    /// <summary>It is larger than one output may be.</summary>
    TooLarge,

    /// <summary>The room for waiting replies is full, for this caller or for all.</summary>
    NoRoom,

    /// <summary>It could not be written to the disk.</summary>
    DiskFailed,
}
