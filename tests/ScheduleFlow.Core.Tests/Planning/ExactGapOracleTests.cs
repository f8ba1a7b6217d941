using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using static ScheduleFlow.Core.Tests.Planning.PlanSample;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>A gap between two fixed events against every way to fill it: what the planner leaves empty is the least there can be.</summary>
public sealed class ExactGapOracleTests
{
    private const int Samples = 1_200;

    [Theory]
    [InlineData(1, false)]
    [InlineData(60, false)]
    [InlineData(1800, false)]
    [InlineData(1, true)]
    [InlineData(60, true)]
    public void A_gap_is_filled_with_the_least_dead_air_there_can_be(int unit, bool withFillers)
    {
        var random = new Random(20261201 + unit);
        var (exact, partial) = (0, 0);
        for (var i = 0; i < Samples; i++)
        {
            var (plan, history, gap) = Instance(random, unit, withFillers, isAnywhere: false);

            var result = Run(plan, history);

            var least = gap - Most(plan, history, unit, gap);
            DeadAirOf(result).Should().Be(least, Describe(plan, history, result));
            result.Breaches.Should().BeEmpty(Describe(plan, history, result));
            (exact, partial) = least == 0 ? (exact + 1, partial) : (exact, partial + 1);
        }

        exact.Should().BeGreaterThan(Samples / 10);
        partial.Should().BeGreaterThan(Samples / 10);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(60, true)]
    public void What_is_called_the_least_dead_air_is_the_least_whatever_plays_around_the_gap(int unit, bool withFillers)
    {
        var random = new Random(20261202 + unit);
        var (proven, more) = (0, 0);
        for (var i = 0; i < Samples; i++)
        {
            var (plan, history, gap) = Instance(random, unit, withFillers, isAnywhere: true);

            var result = Run(plan, history);

            var least = gap - Most(plan, history, unit, gap);
            if (result.DeadAir.All(empty => empty.IsLeast))
            {
                DeadAirOf(result).Should().Be(least, Describe(plan, history, result));
                proven++;
            }

            more += DeadAirOf(result) > least ? 1 : 0;
            result.Breaches.Should().BeEmpty(Describe(plan, history, result));
        }

        proven.Should().BeGreaterThan(Samples / 3);
        more.Should().BeLessThan(Samples / 10);
    }

    // Z stands on either side of the gap; A to F have a cooldown longer than the gap and have played before it or, where
    // anywhere, around it.
    private static (PlanDocument Plan, ImmutableArray<(int Item, long Start)> History, int Gap) Instance(Random random, int unit, bool withFillers, bool isAnywhere)
    {
        var pool = Enumerable.Range(0, random.Next(1, 7)).ToImmutableArray();
        var gap = random.Next(1, 25) * unit;
        var items = Letters(pool.Select(_ => random.Next(1, 13) * unit)).Add(Item("Z", unit));
        ImmutableArray<int> fillers = [];
        if (withFillers)
        {
            fillers = [items.Length];
            items = items.Add(Item("filler", random.Next(2, 8) * unit));
        }

        var cooldown = gap + (random.Next(0, 30) * unit);
        var history = pool.Where(_ => random.Next(3) > 0)
            .Select(item => (item, Start: (long)unit * random.Next(-(cooldown / unit) - 5, 1)))
            .Concat(pool.Where(_ => isAnywhere && random.Next(3) == 0).Select(item => (item, Start: (long)(gap + (unit * random.Next(1, (cooldown / unit) + 5))))))
            .ToImmutableArray();
        var plan = Around(items, gap + (2 * unit), Cooldown(Tier.Must, cooldown, pool)) with
        {
            Blocks = [Block("all day", pool) with { Order = random.Next(3) switch { 0 => ItemOrder.Shuffle, 1 => ItemOrder.LeastRecent, _ => ItemOrder.Weighted } }],
            Fixed = [Once("before", 0, pool.Length), Once("after", gap + unit, pool.Length)],
            Fillers = fillers,
            Seed = random.Next(),
        };
        return (plan, history, gap);
    }

    // The most of the gap that can be on air, by trying everything at every unit, idling too. The cooldown lets each item
    // play once; fillers play at will.
    private static int Most(PlanDocument plan, ImmutableArray<(int Item, long Start)> history, int unit, int gap)
    {
        var memo = new Dictionary<(int Time, int Played), int>();
        return From(unit, 0);

        int From(int time, int played)
        {
            if (time == gap + unit)
            {
                return 0;
            }

            if (memo.TryGetValue((time, played), out var most))
            {
                return most;
            }

            most = From(time + unit, played);
            foreach (var item in plan.Blocks[0].Items.Concat(plan.Fillers))
            {
                var seconds = plan.Items[item].Seconds;
                var isFiller = plan.Fillers.Contains(item);
                if (time + seconds <= gap + unit && (isFiller || ((played >> item & 1) == 0 && history.All(play => play.Item != item || Math.Abs(time - play.Start) >= plan.Rules[0].Seconds))))
                {
                    most = Math.Max(most, seconds + From(time + seconds, isFiller ? played : played | 1 << item));
                }
            }

            return memo[(time, played)] = most;
        }
    }
}
