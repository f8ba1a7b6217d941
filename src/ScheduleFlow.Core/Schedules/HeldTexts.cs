namespace ScheduleFlow.Core.Schedules;

/// <summary>A schedule's texts as a format can hold them that lacks some characters.</summary>
internal static class HeldTexts
{
    /// <summary>Applies one rule to every text of the schedule, and another to its media.</summary>
    /// <param name="schedule">What is to be written.</param>
    /// <param name="held">The rule.</param>
    /// <param name="heldUrl">The rule of media; null: the same.</param>
    public static Schedule Of(Schedule schedule, Func<string, string> held, Func<string, string>? heldUrl = null) => schedule with
    {
        Name = held(schedule.Name),
        Events =
        [
            .. schedule.Events.Select(scheduled => scheduled with
            {
                Id = held(scheduled.Id),
                Title = held(scheduled.Title),
                Channel = Of(scheduled.Channel, held),
                MediaUrl = Of(scheduled.MediaUrl, heldUrl ?? held),
                Category = Of(scheduled.Category, held),
                Description = Of(scheduled.Description, held),
            }),
        ],
    };

    private static string? Of(string? text, Func<string, string> held) => text is null ? null : held(text);
}
