using System.Collections.Immutable;
using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Tests.Calendar;

/// <summary>What a lane shows: events, their overlaps and gaps, and the way of the arrow keys through them.</summary>
public sealed class LaneTests
{
    private static readonly Lane Monday = Days.Lane("2026-12-07T00:00:00Z", "2026-12-08T00:00:00Z");
    private static readonly Lane Tuesday = Days.Lane("2026-12-08T00:00:00Z", "2026-12-09T00:00:00Z");

    [Fact]
    public void Events_that_follow_one_another_have_the_whole_width()
    {
        var view = View(Monday, Days.Event("a", "2026-12-07T10:00:00Z", 60), Days.Event("b", "2026-12-07T11:00:00Z", 60));

        view.Events.Should().OnlyContain(placed => placed.Columns == 1 && placed.Over == null);
        view.Overlaps.Should().Be(0);
    }

    [Fact]
    public void Events_that_overlap_stand_beside_one_another_and_say_so()
    {
        var view = View(Monday, Days.Event("a", "2026-12-07T10:00:00Z", 72), Days.Event("b", "2026-12-07T11:00:00Z", 60), Days.Event("c", "2026-12-07T12:00:00Z", 5));

        view.Events.Select(placed => (placed.Event.Id, placed.Column, placed.Columns)).Should().Equal(("a", 0, 2), ("b", 1, 2), ("c", 0, 1));
        view.Events[0].Over!.Length.Should().Be(TimeSpan.FromMinutes(12));
        view.Overlaps.Should().Be(1);
    }

    [Fact]
    public void An_event_over_midnight_is_in_both_lanes_as_far_as_it_is_on_that_day()
    {
        var film = Days.Event("film", "2026-12-07T23:00:00Z", 105);

        View(Monday, film).Events.Single().End.Should().Be(Monday.End);
        View(Tuesday, film).Events.Single().Start.Should().Be(Tuesday.Start);
    }

    [Fact]
    public void Gaps_are_between_events_and_at_both_ends()
    {
        var events = ImmutableArray.Create(Days.Event("a", "2026-12-07T10:00:00Z", 60), Days.Event("b", "2026-12-07T11:35:00Z", 60));

        var gaps = Findings.Gaps("campus", events, Monday.Start, Monday.End);

        gaps.Select(gap => gap.Length.TotalMinutes).Should().Equal(600, 35, 685);
        gaps[1].Before!.Id.Should().Be("a");
        gaps[1].After!.Id.Should().Be("b");
        gaps[2].After.Should().BeNull();
    }

    [Fact]
    public void An_event_within_a_longer_one_leaves_no_gap_after_it()
    {
        var events = ImmutableArray.Create(Days.Event("a", "2026-12-07T00:00:00Z", 1440), Days.Event("b", "2026-12-07T11:00:00Z", 60));

        Findings.Gaps("campus", events, Monday.Start, Monday.End).Should().BeEmpty();
        Findings.Overlaps(events).Single().Length.Should().Be(TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_lane_that_shows_the_same_is_equal_whatever_the_revision()
    {
        var one = Days.Event("a", "2026-12-07T10:00:00Z", 60);

        View(Monday, one).Should().Be(View(Monday, one with { Revision = 9 }));
        View(Monday, one).Should().NotBe(View(Monday, one with { Title = "Other" }));
    }

    [Fact]
    public void Arrows_go_through_a_day_into_the_next_and_to_what_is_on_beside()
    {
        ImmutableArray<LaneView> lanes =
        [
            View(Monday, Days.Event("a", "2026-12-07T10:00:00Z", 60), Days.Event("b", "2026-12-07T20:00:00Z", 60)),
            View(Tuesday, Days.Event("c", "2026-12-08T09:00:00Z", 60), Days.Event("d", "2026-12-08T20:10:00Z", 60)),
        ];

        Walk.Along(lanes, "b", 1)!.Id.Should().Be("c");
        Walk.Along(lanes, "a", -1).Should().BeNull();
        Walk.Beside(lanes, "b", 1)!.Id.Should().Be("d");
        Walk.Beside(lanes, "c", -1)!.Id.Should().Be("a");
        Walk.Beside(lanes, "c", 1).Should().BeNull();
    }

    [Fact]
    public void A_repeat_is_known_by_its_media_on_its_channel()
    {
        var first = Days.Event("film", "2026-12-07T10:00:00Z", 60);
        var second = first with { Id = "again", Start = first.Start.AddHours(41), End = first.End.AddHours(41) };
        var repeats = new Repeats([second, first, second with { Channel = "lobby", Start = first.Start.AddHours(1) }]);

        repeats.Of(first).Should().Be((null, TimeSpan.FromHours(41)));
        repeats.Of(second).Should().Be((TimeSpan.FromHours(41), null));
    }

    private static LaneView View(Lane lane, params ImmutableArray<CalendarEvent> events) =>
        LaneView.Of(lane, events, Findings.Gaps("campus", events, lane.Start, lane.End), Findings.Overlaps(events));
}
