using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Importing;

/// <summary>How to read what a document leaves open.</summary>
internal sealed record ReadingOptions
{
    /// <summary>The zone of times without an offset; null: UTC.</summary>
    public Zone? Zone { get; init; }

    /// <summary>When a day begins, in a list of one day.</summary>
    public TimeOnly DayStart { get; init; }

    /// <summary>The only channel whose events are taken, by its id or name; null: all.</summary>
    public string? Channel { get; init; }

    /// <summary>Where the first event of a list without times goes.</summary>
    public required Instant Start { get; init; }
}
