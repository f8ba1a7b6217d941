namespace ScheduleFlow.Dashboard.Now;

/// <summary>A time when nothing is on.</summary>
public sealed record Stretch(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;
}
