using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using static ScheduleFlow.Core.Tests.Planning.PlanSample;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>What is said of a cooldown before anything is filled, against a search through every calendar.</summary>
public sealed class CooldownBoundOracleTests
{
    private const int Samples = 1_500;
    private const int Hour = 3600;

    [Fact]
    public void In_the_pure_case_the_best_cooldown_is_the_best_of_every_calendar_and_the_planner_keeps_it()
    {
        var random = new Random(20261203);
        var verdicts = new int[2];
        for (var i = 0; i < Samples; i++)
        {
            var length = random.Next(1, 4) * Hour;
            var items = Letters(Enumerable.Repeat(length, random.Next(1, 7)));
            var horizon = random.Next(1, 25) * length;
            var wanted = random.Next(1, 30) * (Hour / 2);
            var plan = Pure(items, horizon, wanted, random);

            var result = Run(plan);

            var bound = result.Cooldowns.Should().ContainSingle().Subject;
            var feasible = CanHold(plan, wanted, []);
            bound.IsExact.Should().BeTrue();
            (bound.BestSeconds >= wanted).Should().Be(feasible, Describe(plan, [], result));
            CanHold(plan, bound.BestSeconds, []).Should().BeTrue(Describe(plan, [], result));
            (feasible || !CanHold(plan, bound.BestSeconds + 1, [])).Should().BeTrue(Describe(plan, [], result));
            verdicts[feasible ? 1 : 0]++;

            var best = plan with { Rules = [plan.Rules[0] with { Seconds = bound.BestSeconds }] };
            var kept = Run(best);
            DeadAirOf(kept).Should().Be(0, Describe(best, [], kept));
            kept.Breaches.Should().BeEmpty(Describe(best, [], kept));
        }

        verdicts.Should().OnlyContain(count => count > Samples / 10, "both verdicts must be exercised");
    }

    [Fact]
    public void A_bound_that_is_called_exact_is_so_with_a_history_too()
    {
        var random = new Random(20261204);
        for (var i = 0; i < Samples; i++)
        {
            var items = Letters(Enumerable.Repeat(Hour, random.Next(1, 5)));
            var plan = Pure(items, random.Next(1, 9) * Hour, random.Next(1, 12) * (Hour / 2), random);
            var history = Enumerable.Range(0, items.Length).Where(_ => random.Next(2) == 0).Select(item => (item, (long)random.Next(-16, random.Next(3) == 0 ? 20 : 1) * (Hour / 2))).ToImmutableArray();

            var result = Run(plan, history);

            foreach (var bound in result.Cooldowns.Where(bound => bound.BestSeconds < plan.Rules[0].Seconds || bound.IsExact))
            {
                CanHold(plan, bound.BestSeconds + 1, history).Should().Be(bound.BestSeconds >= plan.Rules[0].Seconds && CanHold(plan, bound.BestSeconds + 1, history), Describe(plan, history, result));
                (!bound.IsExact || CanHold(plan, bound.BestSeconds, history)).Should().BeTrue(Describe(plan, history, result));
            }
        }
    }

    [Fact]
    public void No_calendar_without_dead_air_holds_a_longer_cooldown_than_the_bound()
    {
        var random = new Random(20261205);
        var bounded = 0;
        for (var i = 0; i < Samples; i++)
        {
            var items = Letters(Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(1, 5) * Hour));
            var (from, length) = (random.Next(24) * Hour, random.Next(2, 25) * Hour);
            var plan = Around(items, random.Next(1, 4) * 24 * Hour, Cooldown(Tier.Want, random.Next(4, 80) * Hour, Enumerable.Range(0, items.Length)));
            plan = plan with
            {
                Blocks = [plan.Blocks[0] with { From = from, To = (from + length) % DayWindow.ClockSeconds }],
                Fixed = random.Next(3) == 0 ? [Once("fixed", random.Next(24) * Hour, items.Length)] : [],
                Items = items.Add(Item("Z", Hour)),
            };

            var result = Run(plan);

            foreach (var bound in result.Cooldowns.Where(bound => bound.BestSeconds < plan.Rules[0].Seconds))
            {
                bounded++;
                CanHold(plan, bound.BestSeconds + 1, []).Should().BeFalse(Describe(plan, [], result));
            }
        }

        bounded.Should().BeGreaterThan(Samples / 4);
    }

    private static PlanDocument Pure(ImmutableArray<PlanItem> items, int horizon, int wanted, Random random)
    {
        var plan = Around(items, horizon, Cooldown(Tier.Want, wanted, Enumerable.Range(0, items.Length)));
        return plan with { Blocks = [plan.Blocks[0] with { Order = random.Next(2) == 0 ? ItemOrder.Shuffle : ItemOrder.LeastRecent }], Seed = random.Next() };
    }

    // Whether the block's time can be filled to the last second (but for an end shorter than every item) with so long
    // from each start to the next of the same.
    private static bool CanHold(PlanDocument plan, long cooldown, ImmutableArray<(int Item, long Start)> history)
    {
        var block = plan.Blocks[0];
        var end = plan.Horizon.Seconds;
        var shortest = block.Items.Min(item => plan.Items[item].Seconds);
        var starts = block.Items.ToDictionary(item => item, item => history.Where(play => play.Item == item).Select(play => play.Start).ToList());
        var dead = new HashSet<string>();
        return From(0);

        bool From(long time)
        {
            if (time >= end)
            {
                return true;
            }

            if (plan.Fixed is [var only] && time == only.Once - Start)
            {
                return From(time + plan.Items[only.Items[0]].Seconds);
            }

            var limit = Limit(time);
            if (limit == time)
            {
                return From(time + (Hour / 2));
            }

            if (limit == end && block.From == 0 && block.To == DayWindow.ClockSeconds && plan.Fixed.IsEmpty && end - time < shortest)
            {
                return true;
            }

            var key = $"{time}:{string.Join(',', starts.Values.Select(plays => string.Join(' ', plays.Where(start => start > time - cooldown))))}";
            if (dead.Contains(key))
            {
                return false;
            }

            foreach (var item in block.Items)
            {
                if (time + plan.Items[item].Seconds <= limit && starts[item].All(start => Math.Abs(time - start) >= cooldown))
                {
                    starts[item].Add(time);
                    var holds = From(time + plan.Items[item].Seconds);
                    starts[item].Remove(time);
                    if (holds)
                    {
                        return true;
                    }
                }
            }

            dead.Add(key);
            return false;
        }

        // Until when the block is on without a break; the time itself where it is not on.
        long Limit(long time)
        {
            var (from, to) = (block.From, block.To!.Value);
            var until = time;
            while (until < end && new DayWindow(from, to).Contains((int)(until % DayWindow.ClockSeconds)) && !(plan.Fixed is [var only] && until == only.Once - Start))
            {
                until = Math.Min(end, until + (Hour / 2));
            }

            return until;
        }
    }
}
