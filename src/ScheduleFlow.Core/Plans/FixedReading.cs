using System.Collections.Immutable;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Reads the fixed events and the pins.</summary>
internal sealed class FixedReading(PoolReading pools, Zone? zone)
{
    private const string Hourly = "hourly";
    private const int MaxEvents = 10_000;
    private const int MaxLateness = 6 * 60 * 60;

    public ImmutableArray<FixedEvent> Read(PlanObject top)
    {
        var events = ImmutableArray.CreateBuilder<FixedEvent>();
        foreach (var item in top.Objects("fixed", MaxEvents))
        {
            events.Add(Fixed(item));
        }

        foreach (var pin in top.Objects("pins", MaxEvents))
        {
            if (Pin(pin) is { } pinned)
            {
                events.Add(pinned);
            }
        }

        return events.ToImmutable();
    }

    private FixedEvent Fixed(PlanObject item)
    {
        var name = item.Text("name", required: true) ?? "";
        var when = RecurrenceReading.Read(item);
        var at = Times(item);
        item.RefuseEmpty("at");
        var once = item.Take("once") is { } node ? PlanInstant.Of(item, node, "once", zone) : null;
        if (at.IsEmpty == once is null && !item.Has("at") == !item.Has("once"))
        {
            item.Error(
                item.Take("once") ?? item.Node,
                "give “at” (times of the day, or “hourly”), or “once” (one date and time)");
        }

        var isSoft = item.Choice("start", ("hard", false), ("soft", true)) ?? item.Has("lateness");
        var lateness = (int?)item.Duration("lateness", 1, MaxLateness);
        if (lateness is not null && !isSoft)
        {
            item.Error(item.Take("lateness")!, "a hard start is never late: leave out lateness, or make it soft");
        }

        var order = OrderReading.Read(item);
        ImmutableArray<int> items = [];
        if (item.Object("item") is { } inline)
        {
            items = pools.Inline(inline) is { } index ? [index] : [];
        }
        else if (item.Has("pool") || item.Has("filter"))
        {
            items = pools.Chosen(item);
        }
        else
        {
            item.Error("“item” is missing (or “pool” or “filter”)");
        }

        item.End();
        return new FixedEvent
        {
            Name = name,
            When = when,
            At = at,
            IsHourly = item.Take("at") is PlanNode.Scalar { Text: Hourly },
            Once = once,
            Lateness = isSoft ? lateness ?? 300 : 0,
            Order = order ?? ItemOrder.Sequence,
            Items = items,
        };
    }

    private FixedEvent? Pin(PlanObject pin)
    {
        var at = pin.Require("at") is { } node ? PlanInstant.Of(pin, node, "at", zone) : null;
        var url = pin.Text("url", required: true);
        pin.End();
        if (url is not null && pools.Find(url) is { } index)
        {
            return at is null ? null : new FixedEvent { Name = "pin", When = Recurrence.Daily, Once = at, Items = [index] };
        }

        if (url is not null)
        {
            pin.Error(pin.Take("url")!, $"no pool has “{ShortText.Of(url)}”");
        }

        return null;
    }

    private static ImmutableArray<int> Times(PlanObject item) => item.Take("at") switch
    {
        null => [],
        PlanNode.Scalar { Text: Hourly } => [.. Enumerable.Range(0, 24).Select(hour => hour * 3600)],
        PlanNode.Sequence list =>
        [
            .. list.Items
                .Select((time, index) => item.TimeOfDay(time, $"at[{index}]", allowsEnd: false))
                .OfType<int>().Distinct().Order(),
        ],
        var single => item.TimeOfDay(single, "at", allowsEnd: false) is { } time ? [time] : [],
    };
}
