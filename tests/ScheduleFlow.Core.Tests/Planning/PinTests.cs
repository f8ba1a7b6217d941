using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Planning.PlanSample;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>What a person put where it is, and what they took out, in a plan.</summary>
public sealed class PinTests
{
    private const int Hour = 3600;

    [Fact]
    public void A_pin_stays_exactly_where_it_is_and_the_rest_is_filled_around_it_to_the_second()
    {
        var plan = Around(Letters(Hour, 1800, 1800, 1200, 600), 6 * Hour);
        var result = Run(plan, [Pin(7000, 8500, item: 0)]);

        result.Events.Should().ContainSingle(item => item.Pin == 0).Which.Window.Should().Be(Window(7000, 8500));
        result.Events.Where(item => item.Pin is null).Should().OnlyContain(item => item.Window.Seconds == plan.Items[item.Item].Seconds);
        NothingOverlaps(result);

        // 7,000 s cannot be made of these items, but all but 400 s of it can.
        DeadAirOf(result).Should().Be((7000 % 600) + ((6 * Hour) - 8500) % 600);
    }

    [Fact]
    public void A_pin_that_the_plan_does_not_have_takes_its_time_all_the_same()
    {
        var result = Run(Around(Letters(Hour), 3 * Hour), [Pin(Hour, 2 * Hour, item: -1)]);

        result.Events.Select(item => (item.Item, item.Window)).Should().Equal(
            (0, Window(0, Hour)), (-1, Window(Hour, 2 * Hour)), (0, Window(2 * Hour, 3 * Hour)));
    }

    [Fact]
    public void Rules_count_the_play_of_a_pin_before_and_after_it()
    {
        var plan = Around(Letters(Hour, Hour), 6 * Hour, Cooldown(Tier.Must, 3 * Hour, 0));

        var result = Run(plan, [Pin(3 * Hour, 4 * Hour, item: 0)]);

        result.Events.Where(item => item.Item == 0 && item.Pin is null)
            .Should().NotContain(item => Math.Abs(item.Window.Start - At(3 * Hour)) < 3 * Hour);
        result.Events.Select(item => item.Window.Start).Should().Equal(Enumerable.Range(0, 6).Select(hour => At(hour * Hour)));
        result.Breaches.Should().BeEmpty();
    }

    [Fact]
    public void A_must_that_a_pin_breaks_is_reported_with_it()
    {
        var plan = Around(Letters(Hour, Hour), 6 * Hour, Cooldown(Tier.Must, 3 * Hour, 0));

        var result = Run(plan, [Pin(2 * Hour, 3 * Hour, item: 0), Pin(4 * Hour, 5 * Hour, item: 0)]);

        result.Breaches.Should().ContainSingle().Which.Should().Match<Breach>(breach =>
            breach.Rule == 0 && breach.Witness == At(2 * Hour));
        result.Events[result.Breaches[0].Event].Pin.Should().Be(1);
    }

    [Fact]
    public void A_fixed_event_under_a_pin_is_dropped_and_one_that_may_be_late_waits_for_its_end()
    {
        var plan = Around(Letters(Hour, 600), 6 * Hour) with
        {
            Fixed = [Once("hard", Hour + 60, 1), Once("soft", (4 * Hour) + 60, 1) with { Lateness = Hour }],
        };

        var result = Run(plan, [Pin(Hour, 2 * Hour, item: -1), Pin(4 * Hour, (4 * Hour) + 1800, item: -1)]);

        result.Dropped.Should().ContainSingle().Which.Fixed.Should().Be(0);
        result.Events.Should().ContainSingle(item => item.Source == "soft").Which.Window.Start.Should().Be(At((4 * Hour) + 1800));
        NothingOverlaps(result);
    }

    [Fact]
    public void A_fixed_event_that_was_moved_does_not_come_again_at_its_own_time()
    {
        var plan = Around(Letters(Hour, 600), 6 * Hour) with { Fixed = [Once("news", Hour, 1)] };

        var moved = new PinnedEvent(Window(2 * Hour, (2 * Hour) + 600), 1, "news", PlannedKind.Fixed, At(Hour));
        var result = Run(plan, [moved]);

        result.Events.Where(item => item.Source == "news").Select(item => item.Window.Start).Should().Equal(At(2 * Hour));
        result.Dropped.Should().BeEmpty();
    }

    [Fact]
    public void What_was_taken_out_does_not_come_back_into_its_time_as_a_block_a_fixed_event_a_filler_or_a_rerun()
    {
        var plan = Around(Letters(Hour, 600, 60), 6 * Hour) with
        {
            Fixed = [Once("news", Hour, 1)],
            Fillers = [2],
            Blocks =
            [
                Block("day", [0]) with { To = 3 * Hour },
                Block("again", []) with { From = 3 * Hour, RerunOf = 0 },
            ],
        };

        var without = Run(plan, [], (0, 0), (1, Hour), (0, 3 * Hour), (2, 1800));

        without.Dropped.Should().BeEmpty("a person took it out");
        without.Events.Should().NotContain(item => item.Item == 1 && item.Source == "news");
        foreach (var (item, start, seconds) in new[] { (0, 0, Hour), (0, 3 * Hour, Hour), (2, 1800, 60) })
        {
            without.Events.Where(planned => planned.Item == item)
                .Should().NotContain(planned => Math.Abs(planned.Window.Start - At(start)) < seconds);
        }

        without.DeadAir.Should().NotContain(gap => gap.IsForced, "what a person took out is no must");
        NothingOverlaps(without);
    }

    [Fact]
    public void A_sequence_leaves_an_episode_to_the_day_to_which_it_was_moved()
    {
        var plan = Around(Letters(Enumerable.Repeat(Hour, 6)), 30 * Hour) with
        {
            Blocks = [Block("series", [0, 1, 2, 3, 4, 5]) with { To = 2 * Hour, Order = ItemOrder.Sequence }],
        };
        var moved = new PinnedEvent(Window(25 * Hour, 26 * Hour), 1, "series", PlannedKind.Block, At(Hour));

        var result = Run(plan, [moved], (1, Hour));

        result.Events.Select(item => item.Item).Should().Equal(0, 2, 3, 1);
    }

    [Fact]
    public void A_block_counts_a_pin_of_its_own()
    {
        var plan = Around(Letters(Hour, Hour, Hour), 6 * Hour) with
        {
            Blocks = [Block("two", [0, 1, 2]) with { MaxItems = 2 }],
        };

        var result = Run(plan, [new PinnedEvent(Window(Hour, 2 * Hour), 2, "two", PlannedKind.Block, At(Hour))]);

        result.Events.Select(item => item.Window.Start).Should().Equal(At(0), At(Hour));
    }

    [Theory]
    [InlineData("2027-03-28T00:00")]
    [InlineData("2026-10-25T00:00")]
    public void Pins_stay_over_a_change_of_the_clocks(string start)
    {
        var zone = ZoneOf("Europe/Berlin");
        var from = InstantText.Parse(start, zone).Value;
        var plan = Around(Letters(Hour, 1800, 900), 1) with { Zone = zone, Horizon = new TimeWindow(from, from.PlusSeconds(6 * Hour)) };
        var window = new TimeWindow(from.PlusSeconds(6300), from.PlusSeconds(9000));

        var result = Planner.Run(new PlannerInput
        {
            Plan = plan,
            From = from,
            Pins = [new PinnedEvent(window, 0, "", PlannedKind.Block, window.Start)],
        });

        result.Events.Should().ContainSingle(item => item.Pin == 0).Which.Window.Should().Be(window);
        DeadAirOf(result).Should().Be(0);
        NothingOverlaps(result);
    }

    private static TimeWindow Window(long from, long to) => new(At(from), At(to));

    private static PinnedEvent Pin(long from, long to, int item) => new(Window(from, to), item, "all day", PlannedKind.Block, At(from));

    private static PlannedCalendar Run(PlanDocument plan, PinnedEvent[] pins, params (int Item, long Start)[] takenOut) => Planner.Run(new PlannerInput
    {
        Plan = plan,
        From = plan.Horizon.Start,
        Pins = [.. pins],
        Exclusions = [.. takenOut.Select(place => (place.Item, At(place.Start)))],
    });

    private static void NothingOverlaps(PlannedCalendar result) => result.Events.Zip(result.Events.Skip(1))
        .Should().NotContain(pair => pair.First.Window.End > pair.Second.Window.Start);
}
