using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using static ScheduleFlow.Core.Tests.Planning.PlanSample;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>
/// Dead air, then wants broken, then nices broken, against the best of every calendar. The planner decides gap by gap
/// and item by item, so it is not always the best; how far off it is is measured here and may not grow.
/// </summary>
public sealed class RuleTierOracleTests(ITestOutputHelper output)
{
    private const int Samples = 1_500;

    [Theory]
    [InlineData(1, 257, 66, 84, 719)]
    [InlineData(2, 95, 28, 78, 213)]
    public void The_tiers_come_out_as_near_to_the_best_as_they_did_when_measured(int gaps, int mostDeadAir, int mostWants, int mostNices, int mostUnits)
    {
        var random = new Random(20261206 + gaps);
        var (deadAir, wants, nices, units, wantsMore, nicesMore) = (0, 0, 0, 0, 0, 0);
        for (var i = 0; i < Samples; i++)
        {
            var (plan, history, rooms) = Instance(random, gaps);

            var result = Run(plan, history);

            var breaches = EveryBreach.Of(plan, history, result.Events);
            breaches.Should().NotContain(breach => plan.Rules[breach.Rule].Tier == Tier.Must, Describe(plan, history, result));
            var own = new Score((int)DeadAirOf(result), Count(Tier.Want), Count(Tier.Nice));
            var best = Best(plan, history, rooms);
            own.CompareTo(best).Should().BeGreaterThanOrEqualTo(0, Describe(plan, history, result));
            if (own.DeadAir > best.DeadAir)
            {
                deadAir++;
                units += own.DeadAir - best.DeadAir;
            }
            else if (own.Wants > best.Wants)
            {
                wants++;
                wantsMore += own.Wants - best.Wants;
            }
            else if (own.Nices > best.Nices)
            {
                nices++;
                nicesMore += own.Nices - best.Nices;
            }

            int Count(Tier tier) => breaches.Count(breach => plan.Rules[breach.Rule].Tier == tier);
        }

        output.WriteLine($"{gaps} gap(s), {Samples} instances: more dead air in {deadAir} (by {units} units in all), more wants in {wants} (by {wantsMore}), more nices in {nices} (by {nicesMore}).");
        deadAir.Should().BeLessThanOrEqualTo(mostDeadAir);
        wants.Should().BeLessThanOrEqualTo(mostWants);
        nices.Should().BeLessThanOrEqualTo(mostNices);
        units.Should().BeLessThanOrEqualTo(mostUnits);
    }

    // Two to five items in two series; Z stands between the gaps and is bound by nothing.
    private static (PlanDocument Plan, ImmutableArray<(int Item, long Start)> History, ImmutableArray<(int From, int To)> Rooms) Instance(Random random, int gaps)
    {
        var pool = Enumerable.Range(0, random.Next(2, 6)).ToImmutableArray();
        var rooms = ImmutableArray.CreateBuilder<(int, int)>();
        var now = 0;
        for (var gap = 0; gap < gaps; gap++)
        {
            var length = random.Next(4, 25) / gaps;
            rooms.Add((now, now + length));
            now += length + 1;
        }

        ImmutableArray<PlanItem> items = [.. Letters(pool.Select(_ => random.Next(2, 13))).Select(item => item with { Series = random.Next(2) == 0 ? "one" : "two" }), Item("Z", 1)];
        ImmutableArray<PlanRule> rules =
        [
            Cooldown(Tier.Must, random.Next(1, 16), pool),
            Wish(Tier.Want),
            Wish(Tier.Nice),
            Wish(Tier.Nice),
        ];
        var history = pool.Where(_ => random.Next(2) == 0).Select(item => (item, (long)random.Next(-20, -1))).ToImmutableArray();
        var plan = Around(items, now - 1, rules) with
        {
            Blocks = [Block("all day", pool) with { Order = random.Next(2) == 0 ? ItemOrder.Shuffle : ItemOrder.LeastRecent }],
            Fixed = [.. rooms.SkipLast(1).Select(room => Once("fixed", room.Item2, pool.Length))],
            Seed = random.Next(),
        };
        return (plan, history, rooms.ToImmutable());

        PlanRule Wish(Tier tier)
        {
            var rule = Cooldown(tier, random.Next(2, 30), pool);
            return random.Next(5) switch
            {
                0 => rule,
                1 => rule with { Of = Likeness.Series, Seconds = random.Next(2, 16) },
                2 => rule with { Demand = Demand.NotBackToBack, Of = random.Next(2) == 0 ? Likeness.Series : Likeness.Item },
                3 => rule with { Demand = Demand.MaxPerDay, Count = random.Next(1, 4), Of = random.Next(2) == 0 ? Likeness.Series : Likeness.Item },
                _ => rule with { Demand = Demand.MaxTotal, Count = random.Next(1, 4) },
            };
        }
    }

    // Branch and bound over every item at every second of every gap, and over staying silent for a second.
    private static Score Best(PlanDocument plan, ImmutableArray<(int Item, long Start)> history, ImmutableArray<(int From, int To)> rooms)
    {
        var best = new Score(int.MaxValue, 0, 0);
        var plays = history.Select(play => new EveryBreach.Play(play.Item, play.Start, IsPlanned: false, IsFiller: false)).ToList();
        Search(0, rooms[0].From, new Score(0, 0, 0));
        return best;

        void Search(int room, int time, Score score)
        {
            if (score.CompareTo(best) >= 0)
            {
                return;
            }

            if (time == rooms[room].To)
            {
                if (room == rooms.Length - 1)
                {
                    best = score;
                }
                else
                {
                    plays.Add(new EveryBreach.Play(plan.Fixed[0].Items[0], time, IsPlanned: true, IsFiller: false));
                    Search(room + 1, rooms[room + 1].From, score);
                    plays.RemoveAt(plays.Count - 1);
                }

                return;
            }

            foreach (var item in plan.Blocks[0].Items)
            {
                if (time + plan.Items[item].Seconds > rooms[room].To)
                {
                    continue;
                }

                var play = new EveryBreach.Play(item, time, IsPlanned: true, IsFiller: false);
                var broken = EveryBreach.At(plan, plays, play).Select(rule => plan.Rules[rule].Tier).ToList();
                if (!broken.Contains(Tier.Must))
                {
                    plays.Add(play);
                    Search(room, time + plan.Items[item].Seconds, new Score(score.DeadAir, score.Wants + broken.Count(tier => tier == Tier.Want), score.Nices + broken.Count(tier => tier == Tier.Nice)));
                    plays.RemoveAt(plays.Count - 1);
                }
            }

            Search(room, time + 1, score with { DeadAir = score.DeadAir + 1 });
        }
    }

    private readonly record struct Score(int DeadAir, int Wants, int Nices) : IComparable<Score>
    {
        public int CompareTo(Score other) =>
            DeadAir != other.DeadAir ? DeadAir.CompareTo(other.DeadAir) : Wants != other.Wants ? Wants.CompareTo(other.Wants) : Nices.CompareTo(other.Nices);
    }
}
