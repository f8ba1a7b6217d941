namespace ScheduleFlow.Core.Files;

/// <summary>A new file that is being written, locked until it is disposed.</summary>
internal interface IDiskFile : IDisposable
{
    Stream Content { get; }

    /// <summary>Waits until all that was written is on disk.</summary>
    void FlushToDisk();
}
