namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>Why a worker's output is not whole.</summary>
internal enum OutputCut
{
    /// <summary>It is.</summary>
    None,

    /// <summary>It is more than may be kept of one.</summary>
    TooLarge,

    /// <summary>As many bytes wait for their readers as may, of this caller or of all.</summary>
    NoRoom,

    /// <summary>The disk does not take it.</summary>
    DiskFailed,
}
