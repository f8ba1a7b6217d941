using System.Globalization;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Tests.Station;

public sealed class StationClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("America/Santiago", "2026-09-06", 23)]
    [InlineData("America/Santiago", "2026-04-04", 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("Europe/Berlin", "2026-12-07", 24)]
    public void A_day_is_as_long_as_it_is(string zone, string text, double hours)
    {
        var clock = Stations.In(zone);
        var day = Wording.ParseDay(text)!.Value;

        (clock.StartOf(day.AddDays(1)) - clock.StartOf(day)).Should().Be(TimeSpan.FromHours(hours));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:15", "2026-03-08T07:15:00Z")]
    [InlineData("America/Santiago", "2026-09-06T00:00", "2026-09-06T04:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:40:00Z")]
    public void A_wall_clock_that_is_skipped_is_as_much_later(string zone, string wall, string instant)
    {
        Wording.Wire(Stations.In(zone).Instant(DateTime.Parse(wall, CultureInfo.InvariantCulture))).Should().Be(instant);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z")]
    [InlineData("America/Santiago", "2026-04-04T23:30", "2026-04-05T02:30:00Z", "2026-04-05T03:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z")]
    public void A_wall_clock_that_comes_twice_is_the_first_one_unless_the_second_is_asked_for(
        string zone, string text, string first, string second)
    {
        var clock = Stations.In(zone);
        var wall = DateTime.Parse(text, CultureInfo.InvariantCulture);

        Wording.Wire(clock.Instant(wall)).Should().Be(first);
        Wording.Wire(clock.Instant(wall, second: true)).Should().Be(second);
    }

    [Fact]
    public void Today_is_the_stations_day_and_not_the_readers()
    {
        Stations.In("Pacific/Auckland", "2026-12-07T12:00:00Z").Today.Should().Be(new DateOnly(2026, 12, 8));
        Stations.In("America/New_York", "2026-12-07T03:00:00Z").Today.Should().Be(new DateOnly(2026, 12, 6));
    }

    [Fact]
    public void A_zone_that_is_unknown_is_shown_in_utc()
    {
        var clock = Stations.In("Europe/Atlantis");

        clock.IsSet.Should().BeFalse();
        clock.ZoneName.Should().Be("UTC");
    }
}
