namespace ScheduleFlow.Core.Schedules;

/// <summary>Several schedules as one.</summary>
internal static class MergedSchedule
{
    /// <summary>
    /// Joins parts of one plan, such as the days of a week: all events in order of start, and only the first of equal
    /// ones (title, window, channel). Name and id are those of the first part.
    /// </summary>
    public static Schedule OfParts(IReadOnlyList<Schedule> parts) => parts.Count == 1 ? parts[0] : parts[0] with
    {
        Events =
        [
            .. parts.SelectMany(part => part.Events)
                .DistinctBy(item => (item.Title, item.Window, item.Channel))
                .OrderBy(item => item.Window.Start),
        ],
        Channels = [.. parts.SelectMany(part => part.Channels).DistinctBy(channel => channel.Id)],
    };

    /// <summary>
    /// Joins schedules that run at the same time, for a document that holds one: a schedule without channels becomes a
    /// channel of its own.
    /// </summary>
    public static Schedule OfChannels(IReadOnlyList<Schedule> schedules) => schedules.Count == 1
        ? schedules[0]
        : OfParts([.. schedules.Select(OnChannel)]) with { Name = "All schedules", Extras = null };

    private static Schedule OnChannel(Schedule schedule)
    {
        if (schedule.Events.All(item => item.Channel is not null))
        {
            return schedule;
        }

        var id = ScheduleChannel.IdOfWhole(schedule);
        return schedule with
        {
            Events = [.. schedule.Events.Select(item => item.Channel is null ? item with { Channel = id } : item)],
            Channels = schedule.Channels.Add(new ScheduleChannel(id, schedule.Name)),
        };
    }

}
