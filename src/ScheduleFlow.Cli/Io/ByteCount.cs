namespace ScheduleFlow.Cli.Io;

/// <summary>How many bytes passed in one direction.</summary>
internal sealed class ByteCount
{
    public long Bytes { get; set; }
}
