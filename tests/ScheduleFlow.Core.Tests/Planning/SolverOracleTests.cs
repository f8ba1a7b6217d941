using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using static ScheduleFlow.Core.Tests.Planning.PlanSample;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>Gaps of about an hour and 12 to 20 items, in seconds: more than can be tried one by one, so a solver judges.</summary>
public sealed class SolverOracleTests(ITestOutputHelper output)
{
    private const int Gaps = 80;
    private const int Calendars = 40;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void A_gap_of_an_hour_is_left_with_the_least_dead_air_there_can_be(int gaps, bool withFillers)
    {
        var random = new Random(20261210 + gaps);
        var (judged, unproven, partial) = (0, 0, 0);
        for (var i = 0; i < Gaps; i++)
        {
            var (plan, history, rooms) = Instance(random, gaps, withFillers, withWants: false);

            var result = Run(plan, history);

            // Gap by gap: what played in the one before is history.
            foreach (var room in rooms)
            {
                var before = history.AddRange(result.Events.Where(item => item.Window.Start < At(room.From)).Select(item => (item.Item, item.Window.Start - Start)));
                if (SolvedGaps.Best(plan, before, [room], result.Events) is not { } best)
                {
                    unproven++;
                    continue;
                }

                result.DeadAir.Where(gap => gap.Window.Start >= At(room.From) && gap.Window.Start < At(room.To)).Sum(gap => gap.Window.Seconds)
                    .Should().Be(best.DeadAir, Describe(plan, history, result));
                judged++;
                partial += best.DeadAir > 0 ? 1 : 0;
            }
        }

        output.WriteLine($"{gaps} gap(s){(withFillers ? ", fillers" : "")}: {judged} judged, {partial} of them with dead air, {unproven} unproven.");
        unproven.Should().BeLessThanOrEqualTo(Gaps / 20);
        partial.Should().BeInRange(judged / 10, judged * 9 / 10);
    }

    [Theory]
    [InlineData(1, 0, 12, 18, 0)]
    [InlineData(2, 14, 19, 37, 452)]
    public void Dead_air_and_wants_come_out_as_near_to_the_best_as_they_did_when_measured(int gaps, int mostDeadAir, int mostWants, int mostWantsMore, int mostSeconds)
    {
        var random = new Random(20261220 + gaps);
        var (unproven, deadAir, wants, seconds, wantsMore) = (0, 0, 0, 0L, 0);
        for (var i = 0; i < Calendars; i++)
        {
            var (plan, history, rooms) = Instance(random, gaps, withFillers: false, withWants: true);

            var result = Run(plan, history);

            var breaches = EveryBreach.Of(plan, history, result.Events);
            breaches.Should().NotContain(breach => plan.Rules[breach.Rule].Tier == Tier.Must, Describe(plan, history, result));
            var own = new SolvedGaps.Score(DeadAirOf(result), breaches.Count);
            if (SolvedGaps.Best(plan, history, rooms, result.Events) is not { } best)
            {
                unproven++;
                continue;
            }

            own.CompareTo(best).Should().BeGreaterThanOrEqualTo(0, Describe(plan, history, result));
            (deadAir, seconds) = own.DeadAir > best.DeadAir ? (deadAir + 1, seconds + own.DeadAir - best.DeadAir) : (deadAir, seconds);
            (wants, wantsMore) = own.DeadAir == best.DeadAir && own.Wants > best.Wants ? (wants + 1, wantsMore + own.Wants - best.Wants) : (wants, wantsMore);
        }

        output.WriteLine($"{gaps} gap(s), {Calendars} calendars: more dead air in {deadAir} (by {seconds} s in all), more wants in {wants} (by {wantsMore}), {unproven} unproven.");
        unproven.Should().BeLessThanOrEqualTo(Calendars / 10);
        deadAir.Should().BeLessThanOrEqualTo(mostDeadAir);
        wants.Should().BeLessThanOrEqualTo(mostWants);
        wantsMore.Should().BeLessThanOrEqualTo(mostWantsMore);
        seconds.Should().BeLessThanOrEqualTo(mostSeconds);
    }

    // Z stands between the gaps and is bound by nothing.
    private static (PlanDocument Plan, ImmutableArray<(int Item, long Start)> History, ImmutableArray<(int From, int To)> Rooms) Instance(Random random, int gaps, bool withFillers, bool withWants)
    {
        var pool = Enumerable.Range(0, random.Next(12, withWants ? 15 : 21)).ToImmutableArray();
        var rooms = ImmutableArray.CreateBuilder<(int From, int To)>();
        var now = 0;
        for (var gap = 0; gap < gaps; gap++)
        {
            rooms.Add((now, now + random.Next(3_000, 4_200)));
            now = rooms[^1].To + 60;
        }

        var longest = random.Next(900, 2_400);
        ImmutableArray<PlanItem> items =
        [
            .. Letters(pool.Select(_ => random.Next(300, longest))).Select(item => item with { Series = $"{random.Next(4)}" }),
            Item("Z", 60),
            .. withFillers ? new[] { Item("filler", random.Next(400, 900)), Item("other filler", random.Next(400, 900)) } : [],
        ];
        var cooldown = random.Next(rooms.Max(room => room.To - room.From), 3 * 3_600);
        ImmutableArray<PlanRule> wants =
        [
            Cooldown(Tier.Want, random.Next(600, 3_000), pool) with { Name = "series", Of = Likeness.Series },
            Cooldown(Tier.Want, random.Next(600, 2_400), pool.Where(_ => random.Next(3) == 0)) with { Name = "separation", Of = Likeness.All },
        ];

        // With fillers an item is either ready or not to be had: then only the sum counts.
        var history = pool.Where(_ => random.Next(3) > 0)
            .Select(item => (item, Start: -(long)random.Next(60, cooldown + 3_600)))
            .Where(play => !withFillers || play.Start + cooldown <= 0 || play.Start + cooldown >= now)
            .ToImmutableArray();
        var plan = Around(items, now - 60, [Cooldown(Tier.Must, cooldown, pool), .. withWants ? wants : []]) with
        {
            Blocks = [Block("all day", pool) with { Order = random.Next(2) == 0 ? ItemOrder.Shuffle : ItemOrder.LeastRecent }],
            Fixed = [.. rooms.SkipLast(1).Select(room => Once("fixed", room.To, pool.Length))],
            Fillers = withFillers ? [pool.Length + 1, pool.Length + 2] : [],
            FillerLimit = now, // a second of dead air is not weighed against fillers
            Seed = random.Next(),
        };
        return (plan, history, rooms.ToImmutable());
    }
}
