namespace ScheduleFlow.Core.Planning;

/// <summary>One occurrence of a block. Times are Unix seconds.</summary>
internal sealed class BlockOccurrence(int block, long start, long end)
{
    public int Block { get; } = block;

    public long Start { get; } = start;

    /// <summary>When it must have ended; <see cref="long.MaxValue"/>: only others end it.</summary>
    public long End { get; set; } = end;

    /// <summary>Until when it has nothing that fits, so that the block below it is on.</summary>
    public long PausedUntil { get; set; } = long.MinValue;

    /// <summary>The number of items that it has played.</summary>
    public int Items { get; set; }
}
