using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Operations.Plans.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>Plans that are applied again, as they are or after an edit.</summary>
public sealed class ReplanTests : IDisposable
{
    // A week of films of 20 to 92 minutes, news at fixed times, a series in the evening.
    private static readonly string Week = $$"""
        channel: Week
        start: 2026-12-07
        days: 7
        pools:
          films:
            items:
        {{string.Join('\n', Enumerable.Range(0, 60).Select(i => $"      - {{ url: f{i}.mp4, title: F{i}, duration: {1200 + (i * 37 % 60 * 73)} }}"))}}
          series:
            items:
        {{string.Join('\n', Enumerable.Range(1, 40).Select(i => $"      - {{ url: s{i}.mp4, title: S{i}, series: S, season: 1, episode: {i}, duration: 25m }}"))}}
          idents:
            items:
              - { url: i1.mp4, title: I1, duration: 5 }
              - { url: i2.mp4, title: I2, duration: 7 }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: films }
          - { name: Evening, from: "19:00", duration: 2h, pool: series, order: sequence, count: 3 }
        fixed:
          - name: News
            at: ["12:00", "18:00"]
            item: { url: news.mp4, title: News, duration: 10m }
        fillers: idents
        rules:
          - { cooldown: 20h, pool: films }
        """;

    private readonly Channels _channels = new();

    public void Dispose() => _channels.Dispose();

    [Fact]
    public void Applying_what_is_stored_already_stores_nothing()
    {
        var first = _channels.Apply(Week);
        var before = _channels.Store.Schedules.Load(first.Calendar.Id).Value;

        var again = _channels.Apply(Week);
        var later = _channels.Apply(Week, "2026-12-09T15:00:00Z");

        first.IsUnchanged.Should().BeFalse();
        again.IsUnchanged.Should().BeTrue();
        later.IsUnchanged.Should().BeTrue("nothing that was planned has a reason to move when time goes by");
        again.Hash.Should().Be(later.Hash);
        var after = _channels.Store.Schedules.Load(first.Calendar.Id).Value;
        (after.Revision, after.Imported).Should().Be((before.Revision, before.Imported));
    }

    [Fact]
    public void A_title_that_changes_is_a_change_although_everything_is_kept()
    {
        _channels.Apply(Week);

        var run = _channels.Apply(Week.Replace("title: F7,", "title: Seven,", StringComparison.Ordinal));

        (run.IsUnchanged, run.Changes.Moved, run.Changes.Added, run.Changes.Removed).Should().Be((false, 0, 0, 0));
        run.Calendar.Revision.Should().Be(2);
    }

    [Fact]
    public void A_kept_event_still_says_how_it_came_there()
    {
        var first = _channels.Apply(Week);
        var second = _channels.Apply(Week.Replace("title: F7,", "title: Seven,", StringComparison.Ordinal));

        var reasons = first.Calendar.Events.Zip(second.Calendar.Events, (one, two) => (First: Reason(one), Second: Reason(two))).ToList();
        reasons.Should().OnlyContain(pair => pair.Second.Kind == "fixed" || (pair.Second.IsKept && !pair.First.IsKept));
        reasons.Where(pair => pair.Second.IsKept).Should().OnlyContain(pair =>
            pair.First.How == pair.Second.How && pair.First.Step == pair.Second.Step && pair.First.Seed == pair.Second.Seed
            && pair.First.Considered == pair.Second.Considered && pair.First.Rejected.SequenceEqual(pair.Second.Rejected));
        reasons.Select(pair => pair.Second.How).Distinct().Should().BeEquivalentTo("next", "exact", "fixed");

        // And a third time.
        var third = _channels.Apply(Week);
        Reason(third.Calendar.Events[0]).Should().BeEquivalentTo(reasons[0].Second);
        _channels.Explain(third.Calendar.Id, third.Calendar.Events[0].Window.Start).Reason!.How.Should().Be(reasons[0].First.How);
    }

    [Theory]
    [InlineData("2026-12-08T12:03:00Z")]
    [InlineData("2026-12-09T19:10:00Z")]
    [InlineData("2026-12-09T23:59:59Z")]
    public void The_past_stays_and_the_series_goes_on_with_its_next_episode_whatever_is_changed(string now)
    {
        var first = _channels.Apply(Week);

        // Another seed and no film of before: nothing can be kept but the series.
        var changed = Week.Replace("days: 7", "days: 7\nseed: 99", StringComparison.Ordinal).Replace("url: f", "url: g", StringComparison.Ordinal);
        var run = _channels.Apply(changed, now);

        run.Calendar.Events.TakeWhile(item => item.Window.Start < At(now)).Should().Equal(first.Calendar.Events.TakeWhile(item => item.Window.Start < At(now)));
        run.From.Should().Be(first.Calendar.Events.Last(item => item.Window.Start < At(now)).Window.End);
        Series(run).Should().Equal(Enumerable.Range(1, 21).Select(i => $"S{i}"), "three an evening, one after the other");
    }

    [Fact]
    public void A_series_goes_on_in_the_next_plan_although_another_block_plays_its_episodes_in_any_order()
    {
        var week = Week.Replace("pool: films }\n  - { name: Evening", "pool: [films, series] }\n  - { name: Evening", StringComparison.Ordinal).Replace("days: 7", "days: 3", StringComparison.Ordinal);
        Series(_channels.Apply(week)).Should().Equal(Enumerable.Range(1, 9).Select(i => $"S{i}"));

        var next = _channels.Apply(week.Replace("start: 2026-12-07", "start: 2026-12-10", StringComparison.Ordinal), "2026-12-09T23:00:00Z");

        Series(next).Should().Equal(Enumerable.Range(1, 18).Select(i => $"S{i}"));
    }

    [Fact]
    public void A_block_that_is_on_goes_on_counting()
    {
        var first = _channels.Apply(Week);
        var evening = first.Calendar.Events.Where(item => Reason(item).Source == "Evening" && Reason(item).Kind == "block").Take(3).ToList();

        var run = _channels.Apply(Week.Replace("pool: series, order: sequence, count: 3", "pool: series, order: sequence, count: 2", StringComparison.Ordinal), evening[0].Window.Start.PlusSeconds(60).ToString());

        Series(run).Should().HaveCount(14, "one of two was on, and one follows");
    }

    [Fact]
    public void A_rerun_of_what_was_on_before_now_is_still_that()
    {
        var plan = Week.Replace("fixed:", "  - { name: Once more, from: \"02:00\", duration: 2h, rerun_of: Evening }\nfixed:", StringComparison.Ordinal);
        var first = _channels.Apply(plan);

        var run = _channels.Apply(plan.Replace("url: f", "url: g", StringComparison.Ordinal), "2026-12-07T23:00:00Z");

        Once(run).Should().Equal(Once(first));
        Once(run).Take(3).Should().Equal("S1", "S2", "S3");

        static List<string> Once(CalendarProposal run) => [.. run.Calendar.Events.Where(item => Reason(item).Kind == "rerun").Select(item => item.Title)];
    }

    [Fact]
    public void The_first_event_after_now_does_not_follow_itself()
    {
        const string Plan = """
            channel: Two
            start: 2026-12-07
            hours: 12
            pools:
              both:
                items:
                  - { url: a.mp4, title: A, duration: 1h }
                  - { url: b.mp4, title: B, duration: 1h }
            blocks:
              - { name: All day, from: "00:00", to: "24:00", pool: both, order: least-recent }
            rules:
              - { cooldown: 1s, tier: nice }
              - { no_back_to_back: item, tier: must }
            """;
        var first = _channels.Apply(Plan);
        var onAir = first.Calendar.Events[3];

        // The order would now begin with what is on air.
        var run = _channels.Apply(Plan.Replace("order: least-recent", "order: sequence", StringComparison.Ordinal).Replace("name: All day", "name: Now", StringComparison.Ordinal), onAir.Window.Start.PlusSeconds(1).ToString());
        var titles = run.Calendar.Events.Select(item => item.Title).ToList();
        titles.Zip(titles.Skip(1)).Should().OnlyContain(pair => pair.First != pair.Second);
    }

    [Fact]
    public void What_may_start_late_is_not_lost_when_it_is_due_while_something_is_on_air()
    {
        var soft = Week.Replace("at: [\"12:00\", \"18:00\"]", "at: [\"12:00\", \"18:00\"]\n    lateness: 2h", StringComparison.Ordinal);
        var first = _channels.Apply(Week.Replace("at: [\"12:00\", \"18:00\"]", "at: [\"06:00\"]", StringComparison.Ordinal));
        var onAir = first.Calendar.Events.Single(item => item.Window.Contains(At("2026-12-08T12:00:00Z")));

        var run = _channels.Apply(soft, "2026-12-08T11:59:59Z");

        run.From.Should().Be(onAir.Window.End);
        run.Calendar.Events.Single(item => item.Window.Start == run.From).Title.Should().Be("News");
        run.Result.Dropped.Should().BeEmpty();

        // Once it has been on, it is not due again.
        var later = _channels.Apply(soft, run.From.PlusSeconds(1).ToString());
        later.IsUnchanged.Should().BeTrue();
    }

    [Fact]
    public void Pins_stay_when_everything_around_them_changes()
    {
        var pinned = Week + "\npins:\n  - { at: \"2026-12-09T15:00\", url: f3.mp4 }\n  - { at: \"2026-12-12T04:00\", url: f4.mp4 }";
        _channels.Apply(pinned);

        var run = _channels.Apply(string.Join('\n', pinned.Split('\n').Where(line => !line.Contains("url: f1", StringComparison.Ordinal))).Replace("days: 7", "days: 7\nseed: 5", StringComparison.Ordinal));

        run.Calendar.Events.Should().Contain(item => item.MediaUrl == "f3.mp4" && item.Window.Start == At("2026-12-09T15:00:00Z"));
        run.Calendar.Events.Should().Contain(item => item.MediaUrl == "f4.mp4" && item.Window.Start == At("2026-12-12T04:00:00Z"));
        run.Changes.Removed.Should().BePositive();
    }

    [Fact]
    public void Plays_of_another_channel_count_for_the_cooldown()
    {
        const string Plan = """
            channel: One
            start: 2026-12-07
            hours: 2
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
              - { cooldown: 8h, tier: must, across: all }
            """;
        var one = _channels.Apply(Plan);
        var other = _channels.Apply(Plan.Replace("channel: One", "channel: Other", StringComparison.Ordinal).Replace("start: 2026-12-07", "start: 2026-12-07T02:00", StringComparison.Ordinal));

        one.Calendar.Events.Concat(other.Calendar.Events).Select(item => item.Title).Should().OnlyHaveUniqueItems().And.HaveCount(4);
        _channels.Explain(other.Calendar.Id, other.From, one.Calendar.Events[0].Title, Plan).WhyNot!.Reasons.Should().Contain(reason => reason.Contains("plays at 2026-12-07T00:00:00Z", StringComparison.Ordinal));

        // A third finds nothing left, and says why.
        var third = _channels.Apply(Plan.Replace("channel: One", "channel: Third", StringComparison.Ordinal).Replace("start: 2026-12-07", "start: 2026-12-07T04:00", StringComparison.Ordinal).Replace("tier: must", "tier: want", StringComparison.Ordinal));
        third.Result.Breaches.Should().HaveCount(2).And.OnlyContain(breach => breach.Witness < At("2026-12-07T04:00:00Z"));
    }

    [Fact]
    public void One_fixed_event_that_moves_changes_its_day_only()
    {
        var first = _channels.Apply(Week);

        var run = _channels.Apply(Week + "\npins:\n  - { at: \"2026-12-09T15:00\", url: news.mp4 }");

        OutsideOf(run, "2026-12-09").Should().Equal(OutsideOf(first, "2026-12-09"));
        AddsUp(first, run);
        run.Changes.Kept.Should().BeGreaterThan(first.Calendar.Events.Length * 9 / 10);
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Changes} of {first.Calendar.Events.Length}");
    }

    [Fact]
    public void One_item_more_changes_nothing_that_is_filled()
    {
        var first = _channels.Apply(Week);

        var run = _channels.Apply(Week.Replace("  series:", "      - { url: new.mp4, title: New, duration: 1500 }\n  series:", StringComparison.Ordinal));

        run.Changes.Should().Be(new PlanChanges(first.Calendar.Events.Length, 0, 0, 0));
        run.IsUnchanged.Should().BeTrue();
    }

    [Fact]
    public void One_item_less_changes_only_the_gaps_that_it_was_in()
    {
        var first = _channels.Apply(Week);
        var gone = At("2026-12-07T00:00:00Z");
        var fixedStarts = first.Calendar.Events.Where(item => Reason(item).Source is "News").Select(item => item.Window.Start).ToList();

        var run = _channels.Apply(string.Join('\n', Week.Split('\n').Where(line => !line.Contains("url: f9.mp4", StringComparison.Ordinal))));

        // From each play of it to the next fixed event.
        var touched = first.Calendar.Events.Where(item => item.Title == "F9")
            .Select(item => new TimeWindow(item.Window.Start, fixedStarts.Where(start => start > item.Window.Start).Append(At("2026-12-14T00:00:00Z")).First())).ToList();
        touched.Should().NotBeEmpty();
        Outside(run).Should().Equal(Outside(first));
        AddsUp(first, run);
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Changes} of {first.Calendar.Events.Length}, {touched.Count} gaps, {gone}");

        List<(Instant Start, string Title)> Outside(CalendarProposal plan) => [.. Events(plan, gone).Where(item => !touched.Any(window => window.Contains(item.Start)))];
    }

    private static void AddsUp(CalendarProposal before, CalendarProposal after)
    {
        (after.Changes.Kept + after.Changes.Moved + after.Changes.Removed).Should().Be(before.Calendar.Events.Length);
        (after.Changes.Kept + after.Changes.Moved + after.Changes.Added).Should().Be(after.Calendar.Events.Length);
        after.Changes.Kept.Should().Be(Events(before, before.From).Intersect(Events(after, before.From)).Count());
    }

    private static List<(Instant Start, string Title)> OutsideOf(CalendarProposal run, string day) => [.. run.Calendar.Events.Where(item => !item.Window.Start.ToString().StartsWith(day, StringComparison.Ordinal)).Select(item => (item.Window.Start, item.Title))];

    private static List<string> Series(CalendarProposal run) => [.. run.Calendar.Events.Where(item => Reason(item) is { Source: "Evening", Kind: "block" }).Select(item => item.Title)];

    private static EventReason Reason(ScheduleEvent item) => EventReason.Of(item)!;
}
