using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Formats whose documents list what one channel plays, one item after the other.</summary>
internal static class OneChannel
{
    /// <summary>Why the schedule cannot be written in such a format; null: it can.</summary>
    public static Problem? Refusal(Schedule schedule, string format) =>
        schedule.Events.All(item => item.Channel == schedule.Events[0].Channel)
            ? null
            : new Problem(
                ErrorType.Validation,
                $"A document in the format {format} is of one channel, but “{schedule.Name}” has several.")
            {
                Hint = "Pick one with --channel (in REST: ?channel=).",
            };
}
