using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Timelines;

namespace ScheduleFlow.Core.Tests.Operations.Filling;

/// <summary>What counts for a fill, and what it does to channels.</summary>
public sealed class ChannelFillTests : FillSetting
{
    [Fact]
    public void Without_a_channel_fills_share_the_channel_default_and_keep_their_cooldown_across_weeks()
    {
        var first = Fill(Request(100, at: 0));
        var second = Fill(Request(100, at: 168, seed: 8));

        first.Channel.Should().Be("default");
        first.Published.Should().BeTrue();
        second.Cooldown.Should().BeEquivalentTo(new { Feasible = true, Proven = true, Violations = 0 });
        Clashes(OnAir("default")).Should().Be(0);
        OnAir("default").Should().HaveCount(672);
    }

    [Fact]
    public void The_same_fill_twice_gives_the_same_events()
    {
        Fill(Request(200, at: -168, seed: 3));
        Fill(Request(200, at: 168, seed: 4));
        var first = Fill(Request(200));

        var second = Fill(Request(200));

        second.ScheduleId.Should().NotBe(first.ScheduleId);
        Stored(second).Events.Should().Equal(Stored(first).Events);
        second.Cooldown.Should().Be(first.Cooldown);
    }

    [Fact]
    public void The_third_fill_of_one_week_with_200_videos_has_nothing_to_complain_about()
    {
        Fill(Request(200, seed: 1));
        Fill(Request(200, seed: 2));

        var third = Fill(Request(200, seed: 3));

        third.Cooldown.Should().BeEquivalentTo(new { Feasible = true, Proven = true, Violations = 0, BestPossibleHours = 100d });
        third.Warnings.Should().ContainSingle().Which.Should().Contain("takes the place of 336 published events");
    }

    [Fact]
    public void A_week_between_two_filled_weeks_breaks_no_cooldown_on_either_side()
    {
        Fill(Request(150, at: -168, seed: 1));
        Fill(Request(150, at: 168, seed: 2));

        var between = Fill(Request(150, seed: 3));

        between.Cooldown.Should().BeEquivalentTo(new { Feasible = true, Violations = 0 });
        Clashes(OnAir("default")).Should().Be(0);
    }

    [Fact]
    public void Another_channel_with_the_same_library_is_filled_as_if_it_were_alone()
    {
        var alone = Fill(Request(93, "one"));

        var other = Fill(Request(93, "two"));

        Stored(other).Events.Should().Equal(Stored(alone).Events);
        other.Cooldown.Should().Be(alone.Cooldown);
        other.CoveragePercent.Should().Be(100);
        Fill(Request(Request(93, "three"), onExhausted: "leave_gap")).CoveragePercent.Should().BeGreaterThan(95, "93 of 96 slots have a rested video");
    }

    [Fact]
    public void Across_all_channels_no_play_is_nearer_than_the_cooldown_on_either_side_and_no_time_is_dead()
    {
        Fill(Request(300, "one"));

        var other = Fill(Request(Request(300, "two", seed: 8, across: PlayScopes.All), onExhausted: "leave_gap"));

        other.Across.Should().Be("all");
        other.CoveragePercent.Should().Be(100);
        other.Cooldown.Should().BeEquivalentTo(new { Feasible = true, Violations = 0 });
        Clashes(OnAir("two"), OnAir("one")).Should().Be(0);
    }

    [Theory]
    [InlineData(93)]
    [InlineData(150)]
    [InlineData(200)]
    public void Across_all_channels_every_clash_is_counted(int videos)
    {
        Fill(Request(videos, "one", hours: 100));

        var other = Fill(Request(videos, "two", at: 24, hours: 60, seed: 8, across: PlayScopes.All));

        var plays = OnAir("two");
        other.Cooldown.Violations.Should().Be(plays.Count(play => Clashes([play], [.. OnAir("one"), .. plays.Where(own => own.Start < play.Start)]) > 0));
        var nearest = plays.SelectMany(play => OnAir("one").Concat(plays.Where(own => own != play)).Where(known => known.Url == play.Url)
            .Select(known => Math.Abs(known.Start - play.Start) / 3600d)).Min();
        other.Cooldown.AchievedMinHours.Should().Be(nearest);
    }

    [Fact]
    public void A_scope_of_groups_counts_the_channels_of_the_same_group_and_no_others()
    {
        Fill(Request(300, "one"));

        Fill(Request(300, "two", seed: 8, across: PlayScopes.Group));
        Clashes(OnAir("two"), OnAir("one")).Should().Be(0);

        var alone = Fill(Request(300, "three", across: PlayScopes.Group));
        Clashes(OnAir("three"), OnAir("one")).Should().BePositive();
        alone.Warnings.Should().ContainSingle().Which.Should().Contain("in no group");
    }

    [Fact]
    public void A_draft_is_stored_and_counts_for_nobody()
    {
        var draft = Fill(Request(Request(100), draft: true));

        draft.Published.Should().BeFalse();
        Stored(draft).Events.Should().HaveCount(336);
        OnAir("default").Should().BeEmpty();
        var next = Fill(Request(100, at: 168));
        next.Warnings.Should().BeEmpty();
        Stored(next).Events.Select(item => item.MediaUrl).Should().Equal(Stored(draft).Events.Select(item => item.MediaUrl), "both know of no plays");
    }

    [Fact]
    public void A_fill_over_another_schedule_says_which_it_takes_the_place_of()
    {
        var week = Fill(Request(100));

        var evening = Fill(Request(100, at: 20, hours: 4, seed: 8));

        var row = evening.Displaces!.Value.Should().ContainSingle().Subject;
        row.Should().BeEquivalentTo(new { week.ScheduleId, week.Name, Events = 8, Start = Hour(20).ToString(), End = Hour(24).ToString() });
        evening.Warnings.Should().ContainSingle().Which.Should().Contain(week.ScheduleId);
        OnAir("default").Should().HaveCount(336);
        Clashes(OnAir("default")).Should().Be(0, "what stays of the week counts on both sides");
    }

    [Fact]
    public void What_cannot_be_read_is_said_to_be_not_checked()
    {
        var week = Fill(Request(100));
        File.WriteAllText(Folder[$"data/schedules/{week.ScheduleId}.json"], "{");
        File.Delete(Folder[$"data/schedules/{week.ScheduleId}.json.bak"]);

        var next = Fill(Request(100, at: 168));

        next.NotChecked!.Value.Should().ContainSingle().Which.Should().Contain(week.ScheduleId);
        next.Warnings.Should().Contain(warning => warning.StartsWith("Not checked: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_that_nobody_knows_is_an_error_that_names_the_nearest()
    {
        var problem = Filling(Request(3, "tree")).Problem!;

        problem.Type.Should().BeSameAs(ErrorType.NotFound);
        problem.Hint.Should().Contain("three");
    }
}
