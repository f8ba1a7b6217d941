namespace ScheduleFlow.Core.Time;

/// <summary>
/// A half-open stretch of time <c>[Start, End)</c>. The start belongs to it and the end does not, so windows that touch
/// neither overlap nor leave a gap. Start ≤ End. A window of zero length contains nothing and overlaps nothing.
/// </summary>
internal readonly record struct TimeWindow
{
    public TimeWindow(Instant start, Instant end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    public Instant Start { get; }

    public Instant End { get; }

    public long Seconds => End - Start;

    public bool IsEmpty => Start == End;

    public bool Contains(Instant instant) => Start <= instant && instant < End;

    public bool Overlaps(TimeWindow other) => !IsEmpty && !other.IsEmpty && Start < other.End && other.Start < End;
}
