namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>Where what is dragged comes to rest: on the edges of what is there, else on the clock's steps.</summary>
internal static class Snapping
{
    /// <summary>The step of the clock, and of the keys.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>The start for something of a length near an instant.</summary>
    /// <param name="start">Where the pointer has it.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="edges">The starts and ends of what stays.</param>
    /// <param name="reach">How near an edge attracts.</param>
    public static DateTimeOffset Start(DateTimeOffset start, TimeSpan length, IEnumerable<DateTimeOffset> edges, TimeSpan reach)
    {
        DateTimeOffset? best = null;
        foreach (var edge in edges)
        {
            // It begins where another ends, or ends where another begins.
            foreach (var candidate in (ReadOnlySpan<DateTimeOffset>)[edge, edge - length])
            {
                var distance = (candidate - start).Duration();
                if (distance <= reach && (best is null || distance < (best.Value - start).Duration()))
                {
                    best = candidate;
                }
            }
        }

        return best ?? Round(start);
    }

    /// <summary>An edge of something that is resized.</summary>
    public static DateTimeOffset Edge(DateTimeOffset edge, IEnumerable<DateTimeOffset> edges, TimeSpan reach) =>
        Start(edge, TimeSpan.Zero, edges, reach);

    /// <summary>The nearest step of the clock. All zones of today are whole steps from UTC.</summary>
    public static DateTimeOffset Round(DateTimeOffset instant)
    {
        var over = instant.UtcTicks % Step.Ticks;
        return instant.ToUniversalTime().AddTicks(over * 2 < Step.Ticks ? -over : Step.Ticks - over);
    }
}
