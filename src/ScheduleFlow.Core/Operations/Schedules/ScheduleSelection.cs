using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// A part of a schedule: events of one channel, in a range of time. An event that only reaches into the range is whole in
/// it.
/// </summary>
internal sealed record ScheduleSelection
{
    public Instant? From { get; init; }

    public Instant? To { get; init; }

    /// <summary>The only day; null: all.</summary>
    public BroadcastDay? Day { get; init; }

    /// <summary>
    /// Whether a day includes events that reach into it, as its list cuts them; else events belong to the day they start
    /// on.
    /// </summary>
    public bool CutsDays { get; init; }

    /// <summary>The channel's id, else its name.</summary>
    public string? Channel { get; init; }

    public bool IsAll => From is null && To is null && Channel is null && Day is null;

    /// <summary>
    /// The schedule with the selected events only. <c>validation</c>: none is left; <c>not_found</c>: there is no such
    /// channel.
    /// </summary>
    public Outcome<Schedule> Of(Schedule schedule)
    {
        if (IsAll)
        {
            return schedule;
        }

        var channel = Channel;
        if (channel is not null && schedule.Events.All(item => item.Channel != channel))
        {
            channel = schedule.Channels.FirstOrDefault(known => known.Name == Channel)?.Id;
            if (channel is null)
            {
                return UnknownChannel(schedule);
            }
        }

        var selected = schedule with
        {
            Events = [.. schedule.Events.Where(item =>
                (channel is null || item.Channel == channel)
                    && (From is not { } from || item.Window.End > from)
                    && (To is not { } to || item.Window.Start < to)
                    && (Day is null || IsOn(Day, item, CutsDays)))],
            Channels = channel is null ? schedule.Channels : [.. schedule.Channels.Where(known => known.Id == channel)],
        };
        if (!selected.Events.IsEmpty)
        {
            return selected;
        }

        var (first, last) = (schedule.Events[0].Window.Start, schedule.Events.Max(item => item.Window.End));
        return new Problem(
            ErrorType.Validation,
            $"“{schedule.Name}” has no events {(Day is null ? "in this range" : "on this day")}: it runs from {first} to {last}.");
    }

    /// <summary>Whether an event is in the document of a day.</summary>
    public static bool IsOn(BroadcastDay day, ScheduleEvent item, bool cutsDays) =>
        cutsDays ? item.Window.Overlaps(day.Window) : day.Window.Contains(item.Window.Start);

    private Problem UnknownChannel(Schedule schedule)
    {
        const int shown = 10;
        var ids = schedule.Events.Select(item => item.Channel).OfType<string>().Distinct().Take(shown + 1).ToList();
        return new Problem(ErrorType.NotFound, $"“{schedule.Name}” has no channel “{Channel}”.")
        {
            Hint = ids.Count == 0
                ? "Its events name no channel."
                : $"Its channels: {string.Join(", ", ids.Take(shown))}{(ids.Count > shown ? " …" : "")}.",
        };
    }
}
