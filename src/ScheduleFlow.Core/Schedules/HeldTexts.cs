namespace ScheduleFlow.Core.Schedules;

/// <summary>A schedule's texts as a format can hold them that lacks some characters.</summary>
internal static class HeldTexts
{
    /// <summary>Applies one rule to every text of the schedule.</summary>
    public static Schedule Of(Schedule schedule, Func<string, string> held) => schedule with
    {
        Name = held(schedule.Name),
        Events =
        [
            .. schedule.Events.Select(scheduled => scheduled with
            {
                Id = held(scheduled.Id),
                Title = held(scheduled.Title),
                Channel = Of(scheduled.Channel, held),
                MediaUrl = Of(scheduled.MediaUrl, held),
                Category = Of(scheduled.Category, held),
                Description = Of(scheduled.Description, held),
            }),
        ],
    };

    private static string? Of(string? text, Func<string, string> held) => text is null ? null : held(text);
}
