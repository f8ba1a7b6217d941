using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Checking;

/// <summary>Short ways to write events in tests.</summary>
internal static class Events
{
    public static readonly Instant Origin = new(1_764_000_000);

    /// <summary>An event from one second to another, counted from <see cref="Origin"/>.</summary>
    public static ScheduleEvent At(long start, long end, string? title = null) => new()
    {
        Id = $"{start}-{end}",
        Title = title ?? $"From {start} to {end}",
        Window = new TimeWindow(Origin.PlusSeconds(start), Origin.PlusSeconds(end)),
    };

    /// <summary>Events in order of start, as the sweeps take them.</summary>
    public static ImmutableArray<ScheduleEvent> InOrder(params IEnumerable<ScheduleEvent> events) => [.. events.OrderBy(item => item.Window.Start)];
}
