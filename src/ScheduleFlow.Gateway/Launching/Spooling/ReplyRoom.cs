namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>Where replies wait for their readers: in memory, and in files without a name when that is full.</summary>
/// <param name="memoryBytes">How many bytes of all replies stay in memory; each reply's first chunk is not counted.</param>
/// <param name="diskBytes">How many bytes of all replies may be in files.</param>
/// <param name="folder">The folder of the files.</param>
internal sealed class ReplyRoom(long memoryBytes, long diskBytes, string folder)
{
    public ByteBudget Memory { get; } = new(memoryBytes);

    public ByteBudget Disk { get; } = new(diskBytes);

    public string Folder => folder;
}
