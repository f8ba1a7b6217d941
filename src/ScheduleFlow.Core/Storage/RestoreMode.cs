namespace ScheduleFlow.Core.Storage;

/// <summary>What a restoration may do to a store.</summary>
internal enum RestoreMode
{
    /// <summary>Fill it if it is empty, and refuse otherwise.</summary>
    IntoEmpty,

    /// <summary>Replace all that it holds.</summary>
    Replace,

    /// <summary>Nothing: the files are only checked.</summary>
    Verify,
}
