using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>What edits of a stored schedule need to know of it: what is fixed, what only fills time, and its cooldown.</summary>
internal static class CalendarTerms
{
    private const string Filler = "filler";

    /// <param name="current">The schedule.</param>
    /// <param name="context">Whose edit it is.</param>
    public static EditTerms Of(Schedule current, OperationContext context)
    {
        var fixedByPlan = Words.Of(PlannedKind.Fixed);
        return new EditTerms
        {
            IsCalendar = current.IsCalendar,
            IsFixed = item => item.Fixed ?? (current.IsCalendar && EventReason.Of(item)?.Kind == fixedByPlan),
            NewId = number => context.Ids.For($"event/{current.Id}/{current.Revision}/{number}").ToString(),
            CooldownSeconds = FillTerms.Of(current)?.CooldownSeconds,
            Now = context.Now,
            By = context.Origin.Name,
        };
    }

    /// <summary>Whether an event only fills time: by its plan, or by its category.</summary>
    public static bool IsFiller(ScheduleEvent item) =>
        (EventReason.Of(item)?.Kind ?? item.Category ?? "").Equals(Filler, StringComparison.OrdinalIgnoreCase);
}
