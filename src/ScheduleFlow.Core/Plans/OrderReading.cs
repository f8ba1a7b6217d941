namespace ScheduleFlow.Core.Plans;

/// <summary>Reads <c>order</c>.</summary>
internal static class OrderReading
{
    public static ItemOrder? Read(PlanObject owner) => owner.Choice(
        "order",
        ("shuffle", ItemOrder.Shuffle),
        ("sequence", ItemOrder.Sequence),
        ("least-recent", ItemOrder.LeastRecent),
        ("weighted", ItemOrder.Weighted));
}
