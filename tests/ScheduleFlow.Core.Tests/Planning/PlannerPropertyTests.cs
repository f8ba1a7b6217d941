using System.Collections.Immutable;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>What holds of every plan, whatever is in it. The seed of a failing one is in the message.</summary>
public sealed class PlannerPropertyTests
{
    private const int Plans = 50;

    // Three days over each change of the clocks, in zones that move them by an hour, by half an hour, and never.
    private static readonly (string Zone, string Start)[] Places =
    [
        ("Europe/Berlin", "2027-03-27T00:00"), ("Europe/Berlin", "2026-10-24T00:00"), ("Australia/Lord_Howe", "2027-04-03T00:00"),
        ("Australia/Lord_Howe", "2026-10-03T00:00"), ("UTC", "2026-12-07T00:00"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Plans)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_second_is_on_air_once_or_dead_air(int seed)
    {
        var (plan, history) = Random(seed);
        var result = PlanSample.Run(plan, history);

        var stretches = result.Events.Select(item => item.Window).Concat(result.DeadAir.Select(gap => gap.Window)).OrderBy(window => window.Start).ToList();
        var time = plan.Horizon.Start;
        foreach (var window in stretches)
        {
            window.Start.Should().Be(time, "nothing overlaps and nothing is left out");
            window.IsEmpty.Should().BeFalse();
            time = window.End;
        }

        time.Should().Be(plan.Horizon.End);
        result.Events.Should().BeInAscendingOrder(item => item.Window.Start);
        result.Events.Should().OnlyContain(item => item.Window.Seconds == plan.Items[item.Item].Seconds, "nothing is cut off");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_fixed_starts_when_it_must_or_is_said_to_be_dropped(int seed)
    {
        var (plan, history) = Random(seed);
        var result = PlanSample.Run(plan, history);

        foreach (var occurrence in new Timeline(plan, new DayClock(plan.Zone, plan.DayStart)).Fixed)
        {
            var isOnAir = result.Events.Any(item => item.Kind == PlannedKind.Fixed && item.Source == plan.Fixed[occurrence.Fixed].Name
                && item.Window.Start.UnixSeconds >= occurrence.Start && item.Window.Start.UnixSeconds <= occurrence.Latest);
            (isOnAir || result.Dropped.Contains(occurrence)).Should().BeTrue("{0} at {1}", plan.Fixed[occurrence.Fixed].Name, new Instant(occurrence.Start));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_breaches_are_those_that_a_naive_look_finds_and_the_planner_breaks_no_must(int seed)
    {
        var (plan, history) = Random(seed);
        var result = PlanSample.Run(plan, history);

        result.Breaches.Select(breach => (breach.Rule, breach.Event)).Should().BeEquivalentTo(EveryBreach.Of(plan, history, result.Events));
        foreach (var breach in result.Breaches.Where(breach => breach.Rule < 0 || plan.Rules[breach.Rule].Tier == Tier.Must))
        {
            result.Events[breach.Event].Kind.Should().Be(PlannedKind.Fixed, "only what is fixed may break a must");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Planning_again_from_nothing_gives_the_same(int seed)
    {
        var (plan, history) = Random(seed);

        Played(plan, PlanSample.Run(plan, history)).Should().Equal(Played(plan, PlanSample.Run(plan, history)));
    }

    [Fact]
    public void Planning_on_top_of_a_plan_keeps_nearly_all_of_it()
    {
        var (kept, all) = (0, 0);
        for (var seed = 1; seed <= Plans; seed++)
        {
            var (plan, history) = Random(seed);
            var first = PlanSample.Run(plan, history);
            var again = Planner.Run(new PlannerInput
            {
                Plan = plan,
                From = plan.Horizon.Start,
                History = [.. history.Select(play => (play.Item, PlanSample.At(play.Start)))],
                Earlier = [.. first.Events.Select(item => new EarlierEvent(item.Window, item.Item, item.Source, item.Kind))],
            });
            kept += Played(plan, first).Intersect(Played(plan, again)).Count();
            all += first.Events.Length;
        }

        // Not all: with dead air, and rules that cannot all hold, what is kept may give room for more than there was.
        TestContext.Current.TestOutputHelper?.WriteLine($"{kept} of {all} kept");
        kept.Should().BeGreaterThan(all * 9 / 10);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_pool_changes_nothing_but_a_sequence(int seed)
    {
        var (plan, history) = Random(seed);
        if (plan.Blocks.Any(block => block.Order == ItemOrder.Sequence) || plan.Fixed.Any(item => item.Items.Length > 1))
        {
            return;
        }

        // The same items, numbered from the other end.
        var last = plan.Items.Length - 1;
        ImmutableArray<int> Turned(ImmutableArray<int> items) => [.. items.Select(item => last - item).Reverse()];
        var turned = plan with
        {
            Items = [.. plan.Items.Reverse()],
            Blocks = [.. plan.Blocks.Select(block => block with { Items = Turned(block.Items) })],
            Fixed = [.. plan.Fixed.Select(item => item with { Items = Turned(item.Items) })],
            Fillers = Turned(plan.Fillers),
            Rules = [.. plan.Rules.Select(rule => rule with { Items = Turned(rule.Items) })],
        };

        Played(turned, PlanSample.Run(turned, history.Select(play => (last - play.Item, play.Start)))).Should().Equal(Played(plan, PlanSample.Run(plan, history)));
    }

    private static List<(string Url, Instant Start)> Played(PlanDocument plan, PlannedCalendar result) => [.. result.Events.Select(item => (plan.Items[item.Item].Url, item.Window.Start))];

    /// <summary>A plan of three days, and plays of other channels.</summary>
    internal static (PlanDocument Plan, List<(int Item, long Start)> History) Random(int seed)
    {
        var random = new Random(seed);
        var (zoneName, startText) = Places[seed % Places.Length];
        var zone = PlanSample.ZoneOf(zoneName);
        var start = InstantText.Parse(startText, zone).Value;
        var content = random.Next(4, 40);
        var fillers = random.Next(0, 4);
        var items = Enumerable.Range(0, content + fillers + 2).Select(index => new PlanItem
        {
            Url = $"item-{index}",
            Title = $"Item {index}",
            Seconds = index < content ? random.Next(300, 5400) : index < content + fillers ? random.Next(5, 90) : random.Next(60, 1200),
            Series = random.Next(2) == 0 ? $"series {random.Next(4)}" : null,
            Category = index < content ? $"category {random.Next(3)}" : null,
            Weight = random.Next(1, 4),
            Hours = random.Next(8) == 0 ? new DayWindow(random.Next(24) * 3600, random.Next(24) * 3600) : null,
            RuleHours = seed % 5 == 0 && index % 3 == 0 ? [new DayWindow(6 * 3600, 2 * 3600), new DayWindow(index % 24 * 3600, index % 7 * 3600)] : [],
            ValidUntil = random.Next(10) == 0 ? start.PlusSeconds(random.Next(3600, 200_000)) : null,
        }).ToImmutableArray();
        ImmutableArray<int> pool = [.. Enumerable.Range(0, content)];

        var blocks = Enumerable.Range(0, random.Next(1, 5)).Select(index => new PlanBlock
        {
            Name = $"block {index}",
            When = random.Next(4) == 0 ? new Recurrence((byte)random.Next(1, 128), null, null) : Recurrence.Daily,
            From = random.Next(48) * 1800,
            To = random.Next(3) > 0 ? random.Next(48) * 1800 : null,
            MaxItems = random.Next(5) == 0 ? random.Next(1, 6) : null,
            UntilFixed = random.Next(6) == 0,
            PadSeconds = random.Next(5) == 0 ? 1800 : 0,
            Order = (ItemOrder)random.Next(4),
            Items = [.. pool.Where(_ => random.Next(3) > 0).DefaultIfEmpty(0)],
            RerunOf = index > 0 && random.Next(5) == 0 ? 0 : null,
        }).Select(block => block.RerunOf is null ? block : block with { Items = [] }).ToImmutableArray();

        var fixedEvents = Enumerable.Range(0, random.Next(0, 4)).Select(index => new FixedEvent
        {
            Name = $"fixed {index}",
            When = Recurrence.Daily,
            At = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(96) * 900).Append(9000).Distinct().Order()],
            Lateness = random.Next(2) == 0 ? 0 : random.Next(60, 900),
            Items = random.Next(3) == 0 ? pool : [content + fillers + random.Next(2)],
        }).ToImmutableArray();

        var rules = Enumerable.Range(0, random.Next(1, 5)).Select(index => new PlanRule
        {
            Name = $"rule {index}",
            Tier = (Tier)random.Next(3),
            Demand = (Demand)random.Next(4),
            Of = (Likeness)random.Next(4),
            Seconds = random.Next(1, 40) * 1800,
            Count = random.Next(1, 6),
            Items = random.Next(2) == 0 ? pool : [.. pool.Where(_ => random.Next(2) == 0)],
        }).ToImmutableArray();

        // Every second plan has rules that fillers are among, of which every second spares them.
        rules = seed % 2 == 0 ? rules : [.. rules.Select((rule, index) => rule with { Items = [.. rule.Items, .. Enumerable.Range(content, fillers)], SparesFillers = (seed + index) % 4 < 2 })];

        var plan = new PlanDocument
        {
            Channel = "test",
            Zone = zone,
            Horizon = new TimeWindow(start, zone.ToInstant(zone.ToLocalSeconds(start) + (3L * DayWindow.ClockSeconds)).Instant),
            DayStart = random.Next(2) == 0 ? 0 : 6 * 3600,
            Seed = seed,
            Items = items,
            Blocks = blocks,
            Fixed = fixedEvents,
            Fillers = seed % 3 == 0 ? [.. Enumerable.Range(content, fillers), 0] : [.. Enumerable.Range(content, fillers)],
            Rules = rules,
        };
        var origin = start - PlanSample.Start;
        return (plan, [.. Enumerable.Range(0, random.Next(0, 10)).Select(_ => (random.Next(content), origin + random.Next(-100_000, 300_000))).Distinct()]);
    }
}
