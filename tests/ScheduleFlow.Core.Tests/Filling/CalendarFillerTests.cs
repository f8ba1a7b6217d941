using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Filling.FillSample;

namespace ScheduleFlow.Core.Tests.Filling;

public sealed class CalendarFillerTests
{
    [Fact]
    public void Without_shuffle_the_pool_plays_in_its_order_round_and_round() =>
        Line(Request(Letters("abcd"), hours: 10, cooldownHours: 4)).Should().Be("abcdabcdab");

    [Fact]
    public void A_video_that_cools_down_is_passed_over_until_its_next_turn() =>
        Line(Request(Letters("abcd"), 10, 2).WithHistory(-1, null, null, null)).Should().Be("bcdabcdabc");

    [Fact]
    public void Without_a_cooldown_the_order_of_the_pool_is_all_that_counts() =>
        Line(Request(Letters("ab"), 5, 0).WithHistory(0, 1)).Should().Be("ababa");

    [Fact]
    public void A_pool_of_one_plays_all_the_time_and_breaks_the_cooldown_in_every_slot_but_the_first()
    {
        var request = Request(Letters("a"), 6, 48);

        Line(request).Should().Be("aaaaaa");
        CalendarFiller.Fill(request).Value.Cooldown.Should().BeEquivalentTo(new
        {
            RequestedHours = 48d,
            Feasible = false,
            AchievedMinHours = 1d,
            BestPossibleHours = 1d,
            Violations = 5,
            VideosNeeded = 6,
        });
    }

    [Fact]
    public void When_every_video_cools_down_the_one_that_rested_longest_plays_and_ties_go_by_pool_order() =>
        Line(Request(Letters("abcd"), 6, 100).WithHistory(-3, -9, -9, -1)).Should().Be("bcadbc");

    [Fact]
    public void With_leave_gap_a_slot_stays_empty_until_a_video_has_rested()
    {
        var request = Request(Letters("abc"), 10, 5) with { WhenExhausted = ExhaustedPolicy.LeaveGap };

        Line(request).Should().Be("abc..abc..");
        CalendarFiller.Fill(request).Value.Should().BeEquivalentTo(new
        {
            EmptySlots = 4,
            FilledSeconds = 6 * Hour,
            Coverage = 0.6,
            Cooldown = new { Feasible = false, Violations = 0, AchievedMinHours = (double?)5 },
        });
    }

    [Fact]
    public void With_fail_the_problem_names_the_first_slot_that_cannot_be_filled_and_what_would_do()
    {
        var problem = CalendarFiller.Fill(Request(Letters("abc"), 24, 5) with { WhenExhausted = ExhaustedPolicy.Fail }).Problem!;

        problem.Type.Should().BeSameAs(ErrorType.Validation);
        problem.Message.Should().Be("Slot 4 of 24 (2026-11-30T03:00:00Z) cannot be filled: every one of the 3 videos plays less than 5 h from it.");
        problem.Hint.Should().StartWith("A pool of 5 videos without recent plays would do, or this pool with 2 more. The largest cooldown that this pool can keep is 3 h.");
    }

    [Fact]
    public void With_fail_a_cooldown_that_can_hold_is_filled() =>
        Line(Request(Letters("abc"), 4, 3) with { WhenExhausted = ExhaustedPolicy.Fail }).Should().Be("abca");

    [Fact]
    public void A_video_may_start_again_the_moment_the_cooldown_has_passed_since_its_play_in_the_history()
    {
        Line(Request(Letters("ab"), 2, 3).WithHistory(-3, -2)).Should().Be("ab");
        CalendarFiller.Fill(Request(Letters("ab"), 2, 3).WithHistory(-2.999, -2)).Value.Cooldown.Feasible.Should().BeFalse();
    }

    [Fact]
    public void A_play_that_lies_after_a_slot_counts_as_one_that_lies_before_it()
    {
        // a plays at 6:00 already. With 4 hours of rest it may start up to 2:00 and from 10:00 on.
        var request = Request(Letters("abcdef"), 13, 4).WithHistory(6, null, null, null, null, null);

        var calendar = CalendarFiller.Fill(request).Value;

        calendar.Cooldown.Should().BeEquivalentTo(new { Feasible = true, Violations = 0 });
        Line(request)[3..10].Should().NotContain("a");
    }

    [Fact]
    public void A_video_is_used_before_its_coming_play_where_the_slots_cannot_do_without_it()
    {
        // b plays at 3:00, so with 2 hours of rest it may start up to 1:00. Only a can take slots 0 and 2.
        Line(Request(Letters("ab"), 3, 2).WithHistory(null, 3)).Should().Be("aba");
    }

    [Fact]
    public void The_same_week_planned_twice_keeps_the_largest_distance_that_the_first_plan_leaves()
    {
        var first = Request(Videos(48), 48, 48);

        var again = CalendarFiller.Fill(first with { History = first.Played(CalendarFiller.Fill(first).Value) }).Value;

        // A half of the pool that changes places with the other half: 24 hours, and no more.
        again.Cooldown.Should().BeEquivalentTo(new { Feasible = false, BestPossibleHours = 24d, AchievedMinHours = (double?)24 });
        again.EmptySlots.Should().Be(0);
    }

    [Fact]
    public void The_last_slot_is_cut_short_at_the_end_of_the_horizon()
    {
        var calendar = CalendarFiller.Fill(Request(Letters("abc"), 2.25, 0)).Value;

        calendar.Slots.Select(slot => slot.Window.Seconds).Should().Equal(3600, 3600, 900);
        calendar.Slots[^1].Window.End.Should().Be(Monday.PlusSeconds(8100));
        calendar.Coverage.Should().Be(1);
    }

    [Fact]
    public void A_slot_longer_than_the_horizon_is_cut_to_it() =>
        CalendarFiller.Fill(Request(Letters("ab"), 0.5, 1)).Value.Slots.Should().Equal(new FilledSlot(0, new TimeWindow(Monday, Monday.PlusSeconds(1800))));

    [Fact]
    public void A_url_that_stands_in_the_pool_twice_is_one_video_at_its_first_place()
    {
        var calendar = CalendarFiller.Fill(Request(Letters("abaca"), 6, 3)).Value;

        calendar.Should().BeEquivalentTo(new { Videos = 3, DuplicateVideos = 2, Cooldown = new { Feasible = true, BestPossibleHours = 3d } });
        calendar.Slots.Select(slot => slot.VideoIndex).Should().Equal(0, 1, 3, 0, 1, 3);
    }

    [Fact]
    public void Urls_that_differ_in_case_are_different_videos() =>
        CalendarFiller.Fill(Request(Letters("aA"), 2, 2)).Value.Should().BeEquivalentTo(new { Videos = 2, DuplicateVideos = 0 });

    [Fact]
    public void History_of_videos_outside_the_pool_is_ignored()
    {
        var request = Request(Letters("ab"), 2, 2) with { History = Starts([("z", Monday)]) };

        CalendarFiller.Fill(request).Value.Cooldown.Feasible.Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-10-24T22:00:00Z")] // Berlin, the day of 25 hours
    [InlineData("2026-03-28T23:00:00Z")] // Berlin, the day of 23 hours
    [InlineData("2026-10-03T13:00:00Z")] // Lord Howe Island, half an hour forward
    public void A_change_of_the_clocks_moves_no_slot_and_shortens_no_rest(string start)
    {
        var request = Request(Videos(30), 49, 24) with { Shuffle = true, Seed = 3, SlotSeconds = 1800 };
        var plain = CalendarFiller.Fill(request).Value;

        var changed = CalendarFiller.Fill(request with { Start = At(start) }).Value;

        changed.Slots.Select(slot => slot.VideoIndex).Should().Equal(plain.Slots.Select(slot => slot.VideoIndex));
        changed.Slots.Select(slot => slot.Window.Start - At(start)).Should().Equal(plain.Slots.Select(slot => slot.Window.Start - Monday));
        changed.Cooldown.Should().Be(plain.Cooldown);
    }

    [Fact]
    public void Another_order_of_the_pool_changes_which_video_comes_when_and_nothing_else()
    {
        var request = Request(Letters("abcdefg"), 30, 6);
        var permuted = request with { Pool = Letters("gbdface") };

        Line(permuted).Should().Be(Rename(Line(request), "abcdefg", "gbdface"));
        CalendarFiller.Fill(permuted).Value.Cooldown.Should().Be(CalendarFiller.Fill(request).Value.Cooldown);

        static string Rename(string line, string from, string to) => string.Concat(line.Select(letter => to[from.IndexOf(letter, StringComparison.Ordinal)]));
    }
}
