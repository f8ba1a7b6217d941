using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Importing;

/// <summary>How to read what a document leaves open.</summary>
internal sealed record ReadingOptions
{
    /// <summary>The zone of times without an offset; null: UTC.</summary>
    public Zone? Zone { get; init; }

    /// <summary>When the day begins, for a list of one day.</summary>
    public TimeOnly DayStart { get; init; }

    /// <summary>The only channel whose events are read, by its id or name; null: all.</summary>
    public string? Channel { get; init; }

    /// <summary>The start of the first event in a list without times.</summary>
    public required Instant Start { get; init; }
}
