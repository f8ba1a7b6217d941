using System.Collections.Immutable;
using ScheduleFlow.Core.Planning;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The main figures of a plan.</summary>
internal sealed record PlanStatistics
{
    /// <summary>The parts of the day that repeats are counted for, by the local clock.</summary>
    private static readonly (string Name, int From, int To)[] Dayparts =
        [("night", 0, 6), ("morning", 6, 12), ("afternoon", 12, 18), ("evening", 18, 24)];

    public required int Events { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Coverage { get; init; }

    public required long DeadAirSeconds { get; init; }

    public required long LongestDeadAirSeconds { get; init; }

    public required int DifferentItems { get; init; }

    /// <summary>The shortest time from one start of an item to its next; null: nothing plays twice.</summary>
    public required long? LeastDistanceSeconds { get; init; }

    /// <summary>Of two in the middle, the time between them; null: nothing plays twice.</summary>
    public required double? MedianDistanceSeconds { get; init; }

    /// <summary>Seconds by category, the longest first; "": items without a category.</summary>
    public required ImmutableArray<(string Category, long Seconds)> Categories { get; init; }

    /// <summary>By part of the day: plays, and how many of them repeat an item of the plan.</summary>
    public required ImmutableArray<(string Daypart, int Plays, int Repeats)> Repeats { get; init; }

    public static PlanStatistics Of(CalendarProposal run)
    {
        var plan = run.Plan;
        var clock = new DayClock(plan.Zone, plan.DayStart);
        var last = new Dictionary<int, long>();
        var distances = new List<long>();
        var (plays, repeats) = (new int[Dayparts.Length], new int[Dayparts.Length]);
        var categories = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var planned in run.Result.Events)
        {
            var category = (planned.Pin is { } pin ? run.Edits.Pinned[pin].Category : plan.Items[planned.Item].Category) ?? "";
            categories[category] = categories.GetValueOrDefault(category) + planned.Window.Seconds;
            if (planned.Kind == PlannedKind.Filler || planned.Item < 0)
            {
                continue;
            }

            var start = planned.Window.Start.UnixSeconds;
            var daypart = Array.FindIndex(Dayparts, part => clock.SecondOfDay(start) / 3600 < part.To);
            plays[daypart]++;
            if (last.TryGetValue(planned.Item, out var before))
            {
                repeats[daypart]++;
                distances.Add(start - before);
            }

            last[planned.Item] = start;
        }

        distances.Sort();
        var dead = run.Result.DeadAir.Sum(gap => gap.Window.Seconds);
        var whole = plan.Horizon.End - run.From;
        return new PlanStatistics
        {
            Events = run.Result.Events.Length,
            Coverage = whole == 0 ? 0 : 1 - ((double)dead / whole),
            DeadAirSeconds = dead,
            LongestDeadAirSeconds = run.Result.DeadAir.Select(gap => gap.Window.Seconds).DefaultIfEmpty(0).Max(),
            DifferentItems = last.Count,
            LeastDistanceSeconds = distances.Count == 0 ? null : distances[0],
            MedianDistanceSeconds = distances.Count == 0 ? null : (distances[(distances.Count - 1) / 2] + distances[distances.Count / 2]) / 2.0,
            Categories = [.. categories.OrderByDescending(entry => entry.Value).Select(entry => (entry.Key, entry.Value))],
            Repeats = [.. Dayparts.Select((part, index) => (part.Name, plays[index], repeats[index]))],
        };
    }
}
