using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using static ScheduleFlow.Core.Tests.Filling.FillSample;
using static ScheduleFlow.Core.Tests.Filling.SmallRequests;

namespace ScheduleFlow.Core.Tests.Filling;

public sealed class CooldownFeasibilityTests
{
    private const int Samples = 3_000;

    public static TheoryData<string> Kinds => [nameof(HistoryKind.None), nameof(HistoryKind.Behind), nameof(HistoryKind.Anywhere)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_cooldown_is_feasible_exactly_where_trying_every_calendar_finds_one(string kind)
    {
        var verdicts = new int[2];
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), Samples))
        {
            var feasible = CalendarFiller.Fill(request).Value.Cooldown.Feasible;

            feasible.Should().Be(EveryCalendar.CanHold(StartsOf(request), HistoryOf(request), request.CooldownSeconds), Describe(request));
            verdicts[feasible ? 1 : 0]++;
        }

        verdicts.Should().OnlyContain(count => count > Samples / 10, "both verdicts must be exercised");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_best_possible_cooldown_is_the_best_of_every_calendar(string kind)
    {
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), Samples / 3))
        {
            var best = EveryCalendar.LargestCooldown(StartsOf(request), HistoryOf(request));

            CalendarFiller.Fill(request).Value.Cooldown.BestPossibleSeconds.Should().Be(
                best ?? Math.Max(request.CooldownSeconds, request.Pool.Length * request.SlotSeconds), Describe(request));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_feasible_cooldown_is_kept_and_an_infeasible_one_gives_the_best_possible_distance(string kind)
    {
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), Samples))
        {
            var calendar = CalendarFiller.Fill(request).Value;

            calendar.EmptySlots.Should().Be(0, Describe(request));
            var least = EveryCalendar.LeastDistance(StartsOf(request), HistoryOf(request), [.. calendar.Slots.Select(slot => slot.VideoIndex)]);
            calendar.Cooldown.AchievedMinSeconds.Should().Be(least, Describe(request));
            if (calendar.Cooldown.Feasible)
            {
                calendar.Cooldown.Violations.Should().Be(0, Describe(request));
                (least ?? long.MaxValue).Should().BeGreaterThanOrEqualTo(request.CooldownSeconds, Describe(request));
            }
            else
            {
                calendar.Cooldown.Violations.Should().BePositive(Describe(request));
                least.Should().Be(calendar.Cooldown.BestPossibleSeconds, Describe(request));
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_failing_slot_is_the_first_that_no_calendar_can_fill(string kind)
    {
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), Samples))
        {
            var outcome = CalendarFiller.Fill(request with { WhenExhausted = ExhaustedPolicy.Fail });

            var starts = StartsOf(request);
            var slots = Enumerable.Range(1, starts.Length)
                .TakeWhile(count => EveryCalendar.CanHold(starts[..count], HistoryOf(request), request.CooldownSeconds))
                .LastOrDefault();
            if (slots == starts.Length)
            {
                outcome.Problem.Should().BeNull(Describe(request));
            }
            else
            {
                outcome.Problem!.Type.Should().BeSameAs(ErrorType.Validation);
                outcome.Problem.Message.Should().StartWith($"Slot {slots + 1} of {starts.Length} (", Describe(request));
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void As_many_fresh_videos_as_are_needed_are_enough_and_one_fewer_is_not(string kind)
    {
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), 500))
        {
            var needed = CalendarFiller.Fill(request).Value.Cooldown.VideosNeeded;

            CalendarFiller.Fill(request with { Pool = Videos(needed) }).Value.Cooldown.Feasible.Should().BeTrue(Describe(request));
            if (needed > 1)
            {
                CalendarFiller.Fill(request with { Pool = Videos(needed - 1) }).Value.Cooldown.Feasible.Should().BeFalse(Describe(request));
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_videos_that_the_hint_adds_are_enough_and_one_fewer_is_not(string kind)
    {
        foreach (var request in Of(Enum.Parse<HistoryKind>(kind), 500))
        {
            if (CalendarFiller.Fill(request with { WhenExhausted = ExhaustedPolicy.Fail }).Problem is not { } problem)
            {
                continue;
            }

            var extra = Enumerable.Range(1, 20).First(videos => CalendarFiller.Fill(Add(request, videos)).Value.Cooldown.Feasible);
            problem.Hint.Should().Contain($"this pool with {extra} more", Describe(request));
        }

        static FillRequest Add(FillRequest request, int videos) => request with { Pool = [.. request.Pool, .. Videos(videos)] };
    }

    [Theory]
    [InlineData(48, 30, 24, 24)] // the pool's length, to the second
    [InlineData(48, 30, 24.5, 24)]
    [InlineData(1, 30, 2, 0.5)]
    [InlineData(7, 30, 3.75, 3.5)]
    public void Without_history_the_best_cooldown_over_a_long_horizon_is_the_length_of_the_pool(int videos, int slotMinutes, double cooldownHours, double bestHours)
    {
        var report = CalendarFiller.Fill(Request(Videos(videos), 24 * 7, cooldownHours) with { SlotSeconds = slotMinutes * 60 }).Value.Cooldown;

        report.BestPossibleHours.Should().Be(bestHours);
        report.Feasible.Should().Be(cooldownHours <= bestHours);
    }

    [Fact]
    public void Where_nothing_needs_to_play_twice_any_cooldown_holds_and_the_longer_of_pool_and_request_is_reported()
    {
        var few = CalendarFiller.Fill(Request(Letters("abcd"), 4, 1000)).Value.Cooldown;
        few.Should().BeEquivalentTo(new { Feasible = true, AchievedMinHours = (double?)null, BestPossibleHours = 1000d, VideosNeeded = 4 });

        CalendarFiller.Fill(Request(Letters("abcd"), 3, 1)).Value.Cooldown.BestPossibleHours.Should().Be(4);
    }

    private static string Describe(FillRequest request) =>
        $"of {request.Pool.Length} videos, {request.HorizonSeconds} s, cooldown {request.CooldownSeconds / 3600d} h, plays "
        + string.Join(' ', HistoryOf(request).Select(starts => "[" + string.Join(' ', starts.Select(start => (start - request.Start.UnixSeconds) / 3600d)) + "]"));
}
