using System.Collections.Immutable;
using ScheduleFlow.Dashboard.Calendar.Geometry;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>What a calendar shows: whose time, and which days.</summary>
/// <param name="Name">day, week, channels or timeline, as the address says.</param>
/// <param name="Days">How many days it shows.</param>
/// <param name="Step">How many days the arrows go.</param>
/// <param name="HasAll">Whether it shows all channels that are chosen, side by side.</param>
public sealed record CalendarView(string Name, int Days, int Step, bool HasAll)
{
    public static readonly CalendarView Day = new("day", 1, 1, false);
    public static readonly CalendarView Week = new("week", 7, 7, false);
    public static readonly CalendarView Channels = new("channels", 1, 1, true);
    public static readonly CalendarView Timeline = new("timeline", 3, 1, true);

    public static ImmutableArray<CalendarView> All { get; } = [Day, Week, Channels, Timeline];

    public bool IsWide => Name == Timeline.Name;

    /// <summary>The view of a name; a week for none.</summary>
    public static CalendarView Of(string? name) => All.FirstOrDefault(view => view.Name == name) ?? Week;

    /// <summary>The first day that is shown: a week begins on Monday.</summary>
    public DateOnly First(DateOnly day) => this == Week ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) : day;

    /// <summary>The lanes, of channels with their names.</summary>
    public ImmutableArray<Lane> Lanes(StationClock clock, DateOnly day, IReadOnlyList<(string Id, string Name)> channels)
    {
        var first = First(day);
        Lane Of((string Id, string Name) channel, int from, int to) =>
            new(channel.Id, channel.Name, first.AddDays(from), clock.StartOf(first.AddDays(from)), clock.StartOf(first.AddDays(to)));
        return channels.Count == 0 ? []
            : IsWide ? [.. channels.Select(channel => Of(channel, 0, Days))]
            : HasAll ? [.. channels.Select(channel => Of(channel, 0, 1))]
            : [.. Enumerable.Range(0, Days).Select(i => Of(channels[0], i, i + 1))];
    }
}
