using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Geometry;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Tests.Calendar;

/// <summary>Days are as long as they are: the clocks change in some zones, by an hour or by half of one.</summary>
public sealed class DayTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("Europe/Berlin", "2026-12-07", 24)]
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("Asia/Kolkata", "2026-03-29", 24)]
    public void A_day_lasts_as_long_as_its_clock_takes(string zone, string day, double hours) =>
        Lane(zone, day).Hours.Should().Be(hours);

    [Fact]
    public void A_spring_day_has_no_hour_that_the_clock_skips() =>
        Labels("Europe/Berlin", "2026-03-29").Take(4).Should().Equal("00:00", "01:00", "03:00", "04:00");

    [Fact]
    public void An_autumn_day_has_an_hour_twice_and_says_which_is_the_second() =>
        Labels("America/New_York", "2026-11-01").Take(4).Should().Equal("00:00", "01:00", "01:00′", "02:00");

    [Fact]
    public void A_change_by_half_an_hour_moves_the_marks_by_half_an_hour()
    {
        var marks = Marks("Australia/Lord_Howe", "2026-10-04");

        marks.Select(mark => (mark.Label, mark.Hours)).Skip(1).Take(3).Should().Equal(("01:00", 1), ("03:00", 2.5), ("04:00", 3.5));
    }

    [Fact]
    public void A_zone_without_changes_has_the_same_hours_all_year() =>
        HourMark.AreAlike(Marks("Asia/Kolkata", "2026-03-29"), Marks("Asia/Kolkata", "2026-10-25")).Should().BeTrue();

    [Fact]
    public void A_day_with_a_change_has_hours_of_its_own() =>
        HourMark.AreAlike(Marks("Europe/Berlin", "2026-03-28"), Marks("Europe/Berlin", "2026-03-29")).Should().BeFalse();

    [Fact]
    public void A_place_and_its_instant_are_the_same_on_a_day_of_25_hours()
    {
        var lane = Lane("Europe/Berlin", "2026-10-25");
        var axis = new Axis(false, 64);
        var second = Days.At("2026-10-25T01:30:00Z"); // 02:30 for the second time.

        axis.Along(lane, second).Should().Be(3.5 * 64);
        axis.At(lane, 3.5 * 64).Should().Be(second);
    }

    [Fact]
    public void A_week_begins_on_Monday_and_has_a_lane_a_day()
    {
        var lanes = CalendarView.Week.Lanes(Clock("Europe/Berlin"), new(2026, 10, 25), [("campus", "Campus")]);

        lanes.Select(lane => lane.Day.Day).Should().Equal(19, 20, 21, 22, 23, 24, 25);
        lanes.Select(lane => lane.Hours).Should().Equal(24, 24, 24, 24, 24, 24, 25);
        lanes.Zip(lanes.Skip(1)).Should().OnlyContain(pair => pair.First.End == pair.Second.Start);
    }

    private static StationClock Clock(string zone)
    {
        var clock = new StationClock(null!, null!);
        clock.Use(zone);
        return clock;
    }

    private static Lane Lane(string zone, string day) =>
        CalendarView.Day.Lanes(Clock(zone), Wording.ParseDay(day)!.Value, [("campus", "Campus")]).Single();

    private static System.Collections.Immutable.ImmutableArray<HourMark> Marks(string zone, string day)
    {
        var lane = Lane(zone, day);
        return HourMark.In(TimeZoneInfo.FindSystemTimeZoneById(zone), lane.Start, lane.End);
    }

    private static IEnumerable<string> Labels(string zone, string day) => Marks(zone, day).Select(mark => mark.Label);
}
