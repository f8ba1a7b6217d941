using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>How a document is written, beyond what is in it.</summary>
/// <param name="Generated">When, for formats that say so.</param>
internal sealed record WriteOptions(Instant Generated)
{
    /// <summary>The zone whose clock times are written in, always with their offset; null: UTC. Formats whose times are UTC by definition stay with it.</summary>
    public Zone? Zone { get; init; }

    /// <summary>The range that was selected; null: from the first, to the last.</summary>
    public Instant? From { get; init; }

    public Instant? To { get; init; }

    /// <summary>When broadcast days begin in the zone.</summary>
    public TimeOnly DayStart { get; init; }

    /// <summary>The day that a list of one day is of; null: the one that the events are on.</summary>
    public BroadcastDay? Day { get; init; }

    /// <summary>Frames a second, for formats that count in frames.</summary>
    public FrameRate FrameRate { get; init; } = FrameRate.Pal;

    /// <summary>Without indentation and line ends where the format can do without.</summary>
    public bool IsCompact { get; init; }
}
