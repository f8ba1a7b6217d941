using ScheduleFlow.Core.Filling;
using static ScheduleFlow.Core.Tests.Filling.FillSample;
using static ScheduleFlow.Core.Tests.Filling.SmallRequests;

namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>Several known plays of a video, before, after and between the slots: what the report says is true.</summary>
public sealed class BothSidesTests
{
    private const int Samples = 3_000;

    [Fact]
    public void A_cooldown_is_called_infeasible_only_where_every_calendar_breaks_it_or_the_report_says_it_is_a_bound()
    {
        var verdicts = new int[3];
        foreach (var request in Of(HistoryKind.BothSides, Samples))
        {
            var report = CalendarFiller.Fill(request).Value.Cooldown;

            var canHold = EveryCalendar.CanHold(StartsOf(request), HistoryOf(request), request.CooldownSeconds);
            (report.Feasible && !canHold).Should().BeFalse(Describe(request));
            (!report.Feasible && report.IsProven && canHold).Should().BeFalse(Describe(request));
            verdicts[report.Feasible ? 1 : report.IsProven ? 0 : 2]++;
        }

        verdicts[0].Should().BeGreaterThan(Samples / 10);
        verdicts[1].Should().BeGreaterThan(Samples / 10);
        verdicts[2].Should().BeLessThan(Samples / 100, "few slots and videos are tried out");
    }

    [Fact]
    public void The_best_cooldown_is_that_of_every_calendar_or_less_where_the_report_says_so()
    {
        foreach (var request in Of(HistoryKind.BothSides, Samples / 3))
        {
            var report = CalendarFiller.Fill(request).Value.Cooldown;

            var best = EveryCalendar.LargestCooldown(StartsOf(request), HistoryOf(request))
                ?? Math.Max(request.CooldownSeconds, request.Pool.Length * request.SlotSeconds);
            report.BestPossibleSeconds.Should().BeLessThanOrEqualTo(best, Describe(request));
            (report.IsProven && report.BestPossibleSeconds != best).Should().BeFalse(Describe(request));
        }
    }

    [Fact]
    public void A_calendar_without_gaps_keeps_the_best_cooldown_and_the_figures_are_those_of_all_pairs()
    {
        foreach (var request in Of(HistoryKind.BothSides, Samples))
        {
            var calendar = CalendarFiller.Fill(request).Value;

            calendar.EmptySlots.Should().Be(0, Describe(request));
            int[] plays = [.. calendar.Slots.Select(slot => slot.VideoIndex)];
            var least = EveryCalendar.LeastDistance(StartsOf(request), HistoryOf(request), plays);
            calendar.Cooldown.AchievedMinSeconds.Should().Be(least, Describe(request));
            calendar.Cooldown.Violations.Should().Be(Violations(request, plays), Describe(request));
            calendar.Cooldown.Feasible.Should().Be(calendar.Cooldown.Violations == 0, Describe(request));
            (least ?? long.MaxValue).Should().BeGreaterThanOrEqualTo(
                Math.Min(request.CooldownSeconds, calendar.Cooldown.BestPossibleSeconds), Describe(request));
        }
    }

    [Fact]
    public void With_leave_gap_no_cooldown_is_broken_and_hardly_ever_is_a_slot_empty_that_another_calendar_fills()
    {
        var (left, most) = (0, 0);
        foreach (var request in Of(HistoryKind.BothSides, Samples / 3))
        {
            var calendar = CalendarFiller.Fill(request with { WhenExhausted = ExhaustedPolicy.LeaveGap }).Value;

            calendar.Cooldown.Violations.Should().Be(0, Describe(request));
            var filled = EveryCalendar.MostFilled(StartsOf(request), HistoryOf(request), request.CooldownSeconds);
            calendar.Slots.Length.Should().BeLessThanOrEqualTo(filled, Describe(request));
            left += filled - calendar.Slots.Length;
            most += filled;
        }

        ((double)left / most).Should().BeLessThan(0.01);
    }

    [Fact]
    public void With_fail_the_failing_slot_is_the_first_that_no_calendar_can_fill()
    {
        foreach (var request in Of(HistoryKind.BothSides, Samples / 3))
        {
            if (CalendarFiller.Fill(request with { WhenExhausted = ExhaustedPolicy.Fail }).Problem is not { } problem)
            {
                continue;
            }

            var starts = StartsOf(request);
            var slots = Enumerable.Range(0, starts.Length)
                .TakeWhile(count => EveryCalendar.CanHold(starts[..count], HistoryOf(request), request.CooldownSeconds))
                .Last();
            problem.Message.Should().StartWith($"Slot {slots + 1} of {starts.Length} (", Describe(request));
        }
    }

    [Fact]
    public void A_video_plays_between_two_known_plays_when_both_are_a_cooldown_away()
    {
        // a at 0:00 and 8:00, b the same: with 4 hours only 4:00 is free for them; c does the rest.
        var request = Request(Letters("abc"), 3, 4) with { Start = Monday.PlusSeconds(3 * Hour) };

        Line(request.WithPlays([0, 8], [0, 9], [])).Should().Be("cab");
    }

    [Fact]
    public void Where_nothing_has_rested_the_video_plays_whose_nearest_play_on_either_side_is_farthest() =>
        Line(Request(Letters("abc"), 1, 10).WithPlays([-9, 2], [-4, 5], [-8, 3])).Should().Be("b");

    private static int Violations(FillRequest request, int[] plays)
    {
        var starts = StartsOf(request);
        var history = HistoryOf(request);
        return Enumerable.Range(0, plays.Length).Count(slot =>
            history[plays[slot]].Any(known => Math.Abs(known - starts[slot]) < request.CooldownSeconds)
            || Enumerable.Range(0, slot).Any(before => plays[before] == plays[slot] && starts[slot] - starts[before] < request.CooldownSeconds));
    }

    private static string Describe(FillRequest request) =>
        $"of {request.Pool.Length} videos, {request.HorizonSeconds} s, cooldown {request.CooldownSeconds / 3600d} h, plays "
        + string.Join(' ', HistoryOf(request).Select(starts => "[" + string.Join(' ', starts.Select(start => (start - request.Start.UnixSeconds) / 3600d)) + "]"));
}
