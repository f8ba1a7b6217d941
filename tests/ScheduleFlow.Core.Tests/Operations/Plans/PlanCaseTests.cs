using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;
using static ScheduleFlow.Core.Tests.Operations.Plans.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>Plans that an independent checker found wrong, each with what is right.</summary>
public sealed class PlanCaseTests : IDisposable
{
    private const int Hour = 3600;

    private readonly Channels _channels = new();

    public void Dispose() => _channels.Dispose();

    [Fact]
    public void Hours_of_an_item_and_of_a_rule_both_hold()
    {
        var run = Apply("hours-item-and-rule");

        run.Calendar.Events.Where(item => item.MediaUrl == "a").Should().NotBeEmpty().And.NotContain(item => Second(item.Window.Start) < 22 * Hour);
        run.Calendar.Events.Should().Contain(item => item.MediaUrl == "b" && Second(item.Window.Start) < 6 * Hour, "it has no hours of its own");
    }

    [Fact]
    public void Hours_of_two_rules_both_hold()
    {
        var run = Apply("hours-two-rules");

        run.Calendar.Events.Select(item => Second(item.Window.Start)).Should().Equal(20 * Hour, 21 * Hour, 22 * Hour);
    }

    [Fact]
    public void Hours_over_midnight_hold()
    {
        var run = Apply("hours-over-midnight");

        run.Calendar.Events.Should().HaveCount(10).And.NotContain(item => Second(item.Window.Start) >= 6 * Hour && Second(item.Window.Start) < 20 * Hour);
    }

    [Fact]
    public void An_item_whose_hours_exclude_each_other_is_warned_of()
    {
        var run = _channels.Reply("""
            channel: H
            start: 2026-12-07
            hours: 4
            pools:
              f: { items: [ { url: a, title: Alpha, duration: 1h, not_before: "20:00" }, { url: b, duration: 1h } ] }
            blocks: [ { name: B, from: "00:00", to: "24:00", pool: f } ]
            rules:
              - { not_after: "06:00", pool: f }
              - { cooldown: 1h }
            """);

        run.Warnings.Should().Equal("Line 8, rules[0]: with its other hours “Alpha” may start at no time of the day, so it is never on air");
    }

    [Fact]
    public void What_may_be_late_never_pushes_out_what_may_not()
    {
        var run = Apply("soft-pushes-hard");

        run.Result.Dropped.Should().BeEmpty();
        run.Calendar.Events.Should().ContainSingle(item => item.MediaUrl == "n").Which.Window.Start.Should().Be(At("2026-12-07T12:30:00Z"));
        var soft = run.Calendar.Events.Should().ContainSingle(item => item.MediaUrl == "s").Which.Window.Start;
        soft.Should().Match<Instant>(start => start >= At("2026-12-07T12:00:00Z") && start <= At("2026-12-07T13:00:00Z"));
    }

    [Fact]
    public void What_may_be_late_still_ends_with_the_plan()
    {
        var run = Apply("soft-falls-over-the-end");

        run.Result.Dropped.Should().BeEmpty();
        run.Calendar.Events.Should().ContainSingle(item => item.MediaUrl == "s").Which.Window.End.Should().Match<Instant>(end => end <= At("2026-12-07T13:00:00Z"));
    }

    [Fact]
    public void A_block_until_the_next_fixed_event_ends_at_one_before_the_plan_begins()
    {
        var run = Apply("until-next-fixed-before-start");

        run.Calendar.Events[0].Should().Match<ScheduleEvent>(item => item.MediaUrl == "g" && item.Window.Start == At("2026-12-07T14:30:00Z"));
        run.Calendar.Events.Where(item => item.MediaUrl == "a").Should().NotBeEmpty()
            .And.NotContain(item => Second(item.Window.Start) < (5 * Hour) + 1800 || Second(item.Window.Start) >= (12 * Hour) + 1800);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public void A_plan_with_dead_air_is_left_as_it_is_when_it_is_applied_again(string name)
    {
        var first = Apply($"reapply-dead-air-{name}");

        var again = Apply($"reapply-dead-air-{name}");

        first.Result.DeadAir.Should().NotBeEmpty();
        again.IsUnchanged.Should().BeTrue();
        again.Result.DeadAir.Select(gap => gap.Window).Should().Equal(first.Result.DeadAir.Select(gap => gap.Window));
    }

    [Theory]
    [InlineData("least-recent")]
    [InlineData("shuffle")]
    public void Every_film_is_on_once_before_any_comes_again_whichever_fits_to_the_second(string order)
    {
        var plan = File.ReadAllText(Case("same-film-every-night.yaml")).Replace("least-recent", order, StringComparison.Ordinal)
            .Replace("days: 14", "days: 12", StringComparison.Ordinal);

        var run = _channels.Apply(plan, "2026-12-01T00:00:00Z");

        var films = run.Calendar.Events.Where(item => item.Window.Seconds > Hour).Select(item => item.MediaUrl).ToList();
        films.Should().HaveCount(12);
        films.Take(6).Should().OnlyHaveUniqueItems();
        films.Skip(6).Should().OnlyHaveUniqueItems();
        run.Result.DeadAir.Should().BeEmpty("idents take the rest");
    }

    [Fact]
    public void The_median_is_between_the_two_in_the_middle_and_a_missing_second_is_no_full_coverage()
    {
        var reply = _channels.Reply("""
            channel: S
            start: 2026-12-07
            end: 2026-12-08T00:00:01
            pools:
              f: { items: [ { url: a, duration: 1h }, { url: b, duration: 2h } ] }
            blocks: [ { name: B, from: "00:00", to: "24:00", pool: f, order: sequence } ]
            rules: [ { cooldown: 1m } ]
            """);

        // Seven times 3 h each, of a and of b.
        reply.Statistics.MedianDistanceHours.Should().Be(3);
        (reply.Statistics.DeadAirSeconds, reply.Statistics.CoveragePercent).Should().Be((1, 99.999));

        var uneven = _channels.Reply("""
            channel: U
            start: 2026-12-07
            hours: 5
            pools:
              f: { items: [ { url: a, duration: 1h }, { url: b, duration: 2h } ] }
            fixed:
              - { name: F, at: ["00:00", "01:00", "04:00"], item: { url: a, duration: 1h } }
            rules: [ { cooldown: 1m } ]
            """);
        uneven.Statistics.MedianDistanceHours.Should().Be(2, "it is between 1 h and 3 h");
    }

    private CalendarProposal Apply(string name) =>
        _channels.Apply(File.ReadAllText(Case($"{name}.json")), "2025-12-01T00:00:00Z");

    private static string Case(string name) => Repository.PathTo("tests", "ScheduleFlow.Core.Tests", "Operations", "Plans", "Cases", name);

    private static long Second(Instant instant) => instant.UnixSeconds % (24 * Hour);
}
