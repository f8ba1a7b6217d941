using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Reads a time of a plan: a date (its midnight), a local time, or one with an offset.</summary>
internal static class PlanInstant
{
    public static Instant? Of(PlanObject plan, PlanNode node, string name, Zone? zone)
    {
        if (node is not PlanNode.Scalar scalar)
        {
            plan.Error(node, $"“{name}” must be a date or a time such as 2026-12-07 or 2026-12-07T06:00, not {node.Kind}");
            return null;
        }

        if (InstantText.Parse(scalar.Text, zone, BareDigits.Calendar).TryGet(out var instant, out var reason))
        {
            return instant;
        }

        plan.Error(node, $"“{name}” {scalar.Kind} is not a time: {reason}");
        return null;
    }
}
