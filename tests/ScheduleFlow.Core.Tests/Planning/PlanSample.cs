using System.Collections.Immutable;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>Plans as the tests write them: a Monday in UTC, times in seconds from its midnight.</summary>
internal static class PlanSample
{
    public static readonly Instant Start = InstantText.Parse("2026-12-07T00:00:00Z").Value;

    public static Zone ZoneOf(string name) => Zone.TryFind(name, out var zone, out var reason) ? zone : throw new InvalidOperationException(reason);

    public static Instant At(long seconds) => Start.PlusSeconds(seconds);

    public static PlanItem Item(string url, int seconds) => new() { Url = url, Title = url, Seconds = seconds };

    /// <summary>A, B, C … with these running times.</summary>
    public static ImmutableArray<PlanItem> Letters(params IEnumerable<int> seconds) => [.. seconds.Select((length, index) => Item(((char)('A' + index)).ToString(), length))];

    /// <summary>One block around the clock that plays every item.</summary>
    public static PlanDocument Around(ImmutableArray<PlanItem> items, long seconds, params ImmutableArray<PlanRule> rules) => new()
    {
        Channel = "test",
        Zone = ZoneOf("UTC"),
        Horizon = new TimeWindow(Start, At(seconds)),
        Seed = 1,
        Items = items,
        Blocks = [Block("all day", [.. Enumerable.Range(0, items.Length)])],
        Fixed = [],
        Fillers = [],
        Rules = rules,
    };

    public static PlanBlock Block(string name, ImmutableArray<int> items) => new() { Name = name, When = Recurrence.Daily, From = 0, To = DayWindow.ClockSeconds, Items = items };

    public static FixedEvent Once(string name, long seconds, params ImmutableArray<int> items) => new() { Name = name, When = Recurrence.Daily, Once = At(seconds), Items = items };

    public static PlanRule Cooldown(Tier tier, long seconds, params IEnumerable<int> items) => new() { Name = $"cooldown {seconds}", Tier = tier, Demand = Demand.Distance, Of = Likeness.Item, Seconds = seconds, Items = [.. items] };

    public static PlannedCalendar Run(PlanDocument plan, params IEnumerable<(int Item, long Start)> history) =>
        Planner.Run(new PlannerInput { Plan = plan, From = plan.Horizon.Start, History = [.. history.Select(play => (play.Item, At(play.Start)))] });

    public static long DeadAirOf(PlannedCalendar result) => result.DeadAir.Sum(gap => gap.Window.Seconds);

    public static string Describe(PlanDocument plan, IEnumerable<(int Item, long Start)> history, PlannedCalendar result) => $"""
        {plan.Horizon.Seconds} s, seed {plan.Seed}, {plan.Blocks[0].Order}
        items: {string.Join(' ', plan.Items.Select(item => $"{item.Url}={item.Seconds}"))}; fillers: {string.Join(' ', plan.Fillers.Select(item => plan.Items[item].Url))}
        rules: {string.Join("; ", plan.Rules.Select(rule => $"{rule.Tier} {rule.Name} of {rule.Of} for {string.Join(' ', rule.Items.Select(item => plan.Items[item].Url))}"))}
        history: {string.Join(' ', history.Select(play => $"{plan.Items[play.Item].Url}@{play.Start}"))}
        events: {string.Join(' ', result.Events.Select(item => $"{plan.Items[item.Item].Url}@{item.Window.Start - Start}"))}
        dead air: {string.Join(' ', result.DeadAir.Select(gap => $"{gap.Window.Start - Start}+{gap.Window.Seconds}{(gap.IsLeast ? " least" : "")}"))}
        """;
}
