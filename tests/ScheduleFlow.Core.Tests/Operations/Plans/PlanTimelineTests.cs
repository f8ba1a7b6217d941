using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.TestKit;
using static ScheduleFlow.Core.Tests.Operations.Plans.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>Plans on a channel's timeline: what counts for their rules, and where their calendars go.</summary>
public sealed class PlanTimelineTests : IDisposable
{
    private const string Evening = """
        channel: One
        start: 2026-12-07T20:00
        hours: 4
        pools:
          films:
            items:
              - { url: a.mp4, title: A, duration: 1h }
              - { url: b.mp4, title: B, duration: 1h }
              - { url: c.mp4, title: C, duration: 1h }
              - { url: d.mp4, title: D, duration: 1h }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: films }
        rules:
          - { cooldown: 20h, tier: want }
        """;

    private readonly Channels _channels = new();

    public void Dispose() => _channels.Dispose();

    [Fact]
    public void The_calendar_is_published_once_and_keeps_its_place_on_the_channel()
    {
        var id = _channels.Apply(Evening).Calendar.Id;
        var special = _channels.Publish("One", "2026-12-07T21:00:00Z", "x.mp4");

        _channels.Apply(Evening.Replace("title: A,", "title: Ah,", StringComparison.Ordinal));

        _channels.On("One").Should().Equal(id, special);
    }

    [Fact]
    public void A_draft_is_on_no_channel_until_it_is_applied_without_the_word()
    {
        var draft = _channels.Reply(Evening, draft: true);
        (draft.Applied, draft.Published).Should().Be((true, false));
        draft.Summary.Should().Be("Stored as revision 1. It is a draft and counts for nobody: apply it without --draft, or use publish-schedule.");
        _channels.On("One").Should().BeEmpty();

        var reply = _channels.Reply(Evening);
        (reply.Unchanged, reply.Published, reply.Revision).Should().Be((true, true, 1));
        _channels.On("One").Select(id => id.ToString()).Should().Equal(reply.ScheduleId);
    }

    [Fact]
    public void What_was_unpublished_is_published_above_all_others_when_it_is_applied_again()
    {
        var id = _channels.Apply(Evening).Calendar.Id;
        var special = _channels.Publish("One", "2026-12-07T21:00:00Z", "x.mp4");
        _channels.OnTimeline("One", timeline => timeline.Unpublish(id));

        _channels.Reply(Evening).Unchanged.Should().BeTrue();

        _channels.On("One").Should().Equal(special, id);
    }

    [Fact]
    public void The_channel_is_found_by_its_id_then_by_its_name_and_is_else_one_of_the_plan()
    {
        _ = _channels.Store.Channels.Change<string>(
            list => (list with { Channels = [New("one", "First"), New("two", "one")] }, ""), _ => []);

        _channels.Apply(Evening.Replace("channel: One", "channel: one", StringComparison.Ordinal));
        _channels.Apply(Evening.Replace("channel: One", "channel: First", StringComparison.Ordinal));
        _channels.Apply(Evening.Replace("channel: One", "channel: Third", StringComparison.Ordinal));

        (_channels.On("one").Count(), _channels.On("two").Count(), _channels.On("Third").Count()).Should().Be((2, 0, 1));
    }

    [Fact]
    public void Every_start_on_the_channel_before_and_after_the_plan_counts_and_nothing_that_it_displaces()
    {
        // Three films are too near before or after; under the plan a fourth is displaced.
        _channels.Publish("One", "2026-12-07T02:00:00Z", "a.mp4");
        _channels.Publish("One", "2026-12-07T20:00:00Z", "d.mp4");
        _channels.Publish("One", "2026-12-08T05:00:00Z", "b.mp4", "c.mp4");

        var run = _channels.Apply(Evening.Replace("hours: 4", "hours: 1", StringComparison.Ordinal));

        Titles(run.Calendar).Should().Equal("D");
        run.Result.Breaches.Should().BeEmpty();
    }

    [Fact]
    public void A_plan_that_repeats_exactly_at_the_cooldown_breaks_nothing_although_the_film_was_on_often()
    {
        // First and last starts alone would say that A was on throughout.
        _channels.Publish("One", "2026-12-01T20:00:00Z", "a.mp4");
        _channels.Publish("One", "2026-12-12T20:00:00Z", "a.mp4");

        var run = _channels.Apply(Evening);

        Titles(run.Calendar).Should().BeEquivalentTo(["A", "B", "C", "D"]);
        run.Result.Breaches.Should().BeEmpty();
    }

    [Fact]
    public void What_a_special_put_on_air_counts_and_not_what_it_covered()
    {
        var id = _channels.Apply(Evening).Calendar.Id;
        var covered = _channels.Store.Schedules.Load(id).Value.Events[1];
        _channels.Publish("One", covered.Window.Start.ToString(), "x.mp4");
        var next = Evening.Replace("start: 2026-12-07T20:00", "start: 2026-12-08T08:00", StringComparison.Ordinal)
            .Replace("hours: 4", "hours: 1", StringComparison.Ordinal);

        var run = _channels.Apply(next, "2026-12-08T07:00:00Z");

        run.Calendar.Events[^1].MediaUrl.Should().Be(covered.MediaUrl, "it was not on air, so it is the only one that rests");
        run.Result.Breaches.Should().BeEmpty();
    }

    [Fact]
    public void A_plan_that_a_special_covers_in_part_still_plans_its_whole_window_and_keeps_away_from_it()
    {
        _channels.Apply(Evening);
        _channels.Publish("One", "2026-12-07T21:00:00Z", "a.mp4");

        var run = _channels.Apply(Evening);

        run.Calendar.Events.Should().HaveCount(4);
        run.Result.Breaches.Should().ContainSingle("A is on in the special as well").Which.Witness.Should().Be(At("2026-12-07T21:00:00Z"));
        _channels.Apply(Evening).IsUnchanged.Should().BeTrue();
    }

    [Fact]
    public void Rules_count_other_channels_only_as_far_as_they_reach()
    {
        _ = _channels.Store.Channels.Change<string>(
            list => (list with { Channels = [New("One", "One", "films"), New("Two", "Two", "films;late"), New("Three", "Three", "sport")] }, ""), _ => []);
        _channels.Publish("Two", "2026-12-07T20:00:00Z", "a.mp4");
        _channels.Publish("Three", "2026-12-07T20:00:00Z", "b.mp4");

        Broken("channel").Should().BeEmpty();
        Broken("group").Should().Equal("A");
        Broken("all").Should().Equal("A", "B");

        IEnumerable<string> Broken(string across)
        {
            var run = _channels.Apply(Evening.Replace("tier: want", $"tier: want, across: {across}", StringComparison.Ordinal));
            return run.Result.Breaches.Select(breach => run.Plan.Items[run.Result.Events[breach.Event].Item].Title).Order();
        }
    }

    [Fact]
    public void Limits_and_separations_hold_across_channels_too()
    {
        _channels.Publish("Two", "2026-12-07T18:00:00Z", "a.mp4", "b.mp4");
        var plan = Evening.Replace("{ cooldown: 20h, tier: want }", "{ max_plays: 1, tier: must, across: all }", StringComparison.Ordinal)
            .Replace("hours: 4", "hours: 2", StringComparison.Ordinal);

        Titles(_channels.Apply(plan).Calendar).Should().BeEquivalentTo(["C", "D"]);
    }

    [Fact]
    public void A_must_across_all_channels_leaves_no_clash_and_is_never_silent()
    {
        var one = File.ReadAllText(Repository.PathTo("tests", "ScheduleFlow.Core.Tests", "Operations", "Plans", "Cases", "two-channels-a.json"));
        var two = File.ReadAllText(Repository.PathTo("tests", "ScheduleFlow.Core.Tests", "Operations", "Plans", "Cases", "two-channels-b.json"));

        var first = _channels.Apply(one, "2025-12-01T00:00:00Z");
        var second = _channels.Apply(two.Replace("\"tier\": \"must\"", "\"tier\": \"must\", \"across\": \"all\"", StringComparison.Ordinal), "2025-12-01T00:00:00Z");

        var clashes =
            from mine in second.Calendar.Events
            join theirs in first.Calendar.Events on mine.MediaUrl equals theirs.MediaUrl
            where Math.Abs(mine.Window.Start - theirs.Window.Start) < 24 * 3600
            select mine;
        clashes.Should().BeEmpty();
        second.Calendar.Events.Should().HaveCountGreaterThan(390);
        second.Result.Breaches.Should().BeEmpty();
    }

    [Fact]
    public void A_schedule_that_cannot_be_read_is_not_checked()
    {
        var broken = _channels.Publish("Two", "2026-12-07T20:00:00Z", "a.mp4");
        File.Delete(_channels.PathOf(broken));

        var reply = _channels.Reply(Evening.Replace("tier: want", "tier: want, across: all", StringComparison.Ordinal));

        reply.NotChecked.Should().ContainSingle().Which.Should().Contain("“Two”");
        reply.BreachCounts.Want.Should().Be(0, "what is not known is neither kept nor broken");
        _channels.Reply(Evening).NotChecked.Should().BeEmpty("the channel alone counts");
    }

    [Fact]
    public void A_rule_for_the_group_of_a_channel_without_one_is_warned_of()
    {
        var reply = _channels.Reply(Evening.Replace("tier: want", "tier: want, across: group", StringComparison.Ordinal));

        reply.Warnings.Should().Equal("The rule “cooldown 20h across the group” counts the plays of this channel only: no channel of the list is “One”.");
    }

    [Fact]
    public void Applying_a_plan_on_a_busy_channel_again_changes_nothing()
    {
        _channels.Publish("One", "2026-12-07T00:00:00Z", "a.mp4", "b.mp4", "c.mp4");
        _channels.Publish("Two", "2026-12-07T20:00:00Z", "d.mp4");
        var plan = Evening.Replace("tier: want", "tier: want, across: all", StringComparison.Ordinal);
        var first = _channels.Apply(plan);

        var again = _channels.Apply(plan);

        (again.IsUnchanged, again.Calendar.Events.Length).Should().Be((true, first.Calendar.Events.Length));
        again.Result.Breaches.Select(breach => (breach.Rule, breach.Event)).Should().Equal(first.Result.Breaches.Select(breach => (breach.Rule, breach.Event)));
    }

    private static Channel New(string id, string name, string? group = null) =>
        new() { Id = id, Name = name, Url = $"http://127.0.0.1/{id}", Group = group, Added = At(Before), Updated = At(Before) };

    private static IEnumerable<string> Titles(Schedule calendar) => calendar.Events.Select(item => item.Title);
}
