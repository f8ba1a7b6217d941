namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>Where replies wait for their readers: in memory, and where that is taken, in files without a name.</summary>
/// <param name="memoryBytes">How many bytes of all replies stay in memory; what fits a reply's first chunk is not counted.</param>
/// <param name="diskBytes">How many bytes of all replies lie in files.</param>
/// <param name="folder">Where the files are.</param>
internal sealed class ReplyRoom(long memoryBytes, long diskBytes, string folder)
{
    public ByteBudget Memory { get; } = new(memoryBytes);

    public ByteBudget Disk { get; } = new(diskBytes);

    public string Folder => folder;
}
