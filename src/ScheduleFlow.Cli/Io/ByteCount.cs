namespace ScheduleFlow.Cli.Io;

/// <summary>How many bytes went one way.</summary>
internal sealed class ByteCount
{
    public long Bytes { get; set; }
}
