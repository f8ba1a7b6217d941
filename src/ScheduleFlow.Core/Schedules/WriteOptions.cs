using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>How to write a document, besides its contents.</summary>
/// <param name="Generated">The time of writing, for formats that state it.</param>
internal sealed record WriteOptions(Instant Generated)
{
    /// <summary>
    /// The zone of the times, which are written with their offset; null: UTC. Formats that define their times in UTC ignore it.
    /// </summary>
    public Zone? Zone { get; init; }

    /// <summary>The selected range; null: from the first event, to the last.</summary>
    public Instant? From { get; init; }

    public Instant? To { get; init; }

    /// <summary>When broadcast days begin, on clocks in the zone.</summary>
    public TimeOnly DayStart { get; init; }

    /// <summary>The day of a list of one day; null: the day of the events.</summary>
    public BroadcastDay? Day { get; init; }

    /// <summary>Frames per second, for formats that count frames.</summary>
    public FrameRate FrameRate { get; init; } = FrameRate.Pal;

    /// <summary>Omits indentation and line ends where the format allows it.</summary>
    public bool IsCompact { get; init; }
}
