namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>A stretch of a channel's time, drawn as a column, or on the timeline as a row.</summary>
/// <param name="Channel">The channel; of a draft, its schedule.</param>
/// <param name="Name">The channel's name.</param>
/// <param name="Day">The day that it begins on.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends: 23, 24 or 25 hours later for a day.</param>
public sealed record Lane(string Channel, string Name, DateOnly Day, DateTimeOffset Start, DateTimeOffset End)
{
    public double Hours => (End - Start).TotalHours;

    public bool Has(DateTimeOffset instant) => instant >= Start && instant < End;

    public bool Touches(DateTimeOffset start, DateTimeOffset end) => start < End && end > Start;
}
