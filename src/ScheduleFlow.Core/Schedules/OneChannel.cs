using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Formats whose documents are what one channel plays, one thing after the other.</summary>
internal static class OneChannel
{
    /// <summary>Why the schedule cannot be written so; null where it can.</summary>
    public static Problem? Refusal(Schedule schedule, string format) =>
        schedule.Events.All(item => item.Channel == schedule.Events[0].Channel)
            ? null
            : new Problem(ErrorType.Validation, $"A document in the format {format} is of one channel, but “{schedule.Name}” has several.")
            {
                Hint = "Pick one with --channel (in REST: ?channel=).",
            };
}
