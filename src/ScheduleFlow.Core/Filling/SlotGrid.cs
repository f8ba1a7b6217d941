using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// The slots of a horizon: equal, touching, counted from 0; the last one ends with the horizon. Instants are exact
/// seconds on the UTC time line, so a clock change moves nothing.
/// </summary>
internal readonly record struct SlotGrid
{
    public SlotGrid(Instant start, long horizonSeconds, long slotSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonSeconds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(slotSeconds, 1);
        Start = start.UnixSeconds;
        End = Start + horizonSeconds;
        SlotSeconds = slotSeconds;
        Count = checked((int)(((horizonSeconds - 1) / slotSeconds) + 1));
    }

    /// <summary>Unix seconds.</summary>
    public long Start { get; }

    /// <summary>Unix seconds, exclusive.</summary>
    public long End { get; }

    public long SlotSeconds { get; }

    public int Count { get; }

    public long HorizonSeconds => End - Start;

    /// <summary>Unix seconds.</summary>
    public long StartOf(int slot) => Start + (slot * SlotSeconds);

    public TimeWindow WindowOf(int slot) =>
        new(new Instant(StartOf(slot)), new Instant(Math.Min(StartOf(slot) + SlotSeconds, End)));

    /// <summary>
    /// How many slots in a row must hold different videos: those that start less than the cooldown apart. At least 1,
    /// at most <see cref="Count"/>.
    /// </summary>
    public int Reach(long cooldown) => (int)Math.Clamp((cooldown + SlotSeconds - 1) / SlotSeconds, 1, Count);
}
