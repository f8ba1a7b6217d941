using System.Globalization;
using ScheduleFlow.Dashboard.Settings;

namespace ScheduleFlow.Dashboard.Tests.Settings;

public sealed class ZoneTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-12-01T12:00:00Z", "2027-03-28T02:00:00", "2027-03-28T03:00:00")]
    [InlineData("Europe/Berlin", "2026-07-01T12:00:00Z", "2026-10-25T03:00:00", "2026-10-25T02:00:00")]
    [InlineData("America/New_York", "2026-12-01T12:00:00Z", "2027-03-14T02:00:00", "2027-03-14T03:00:00")]
    [InlineData("Australia/Lord_Howe", "2026-12-01T12:00:00Z", "2027-04-04T02:00:00", "2027-04-04T01:30:00")]
    public void The_next_change_of_clocks_is_told_by_the_wall_clock(string zone, string now, string before, string after) =>
        Zones.NextChange(TimeZoneInfo.FindSystemTimeZoneById(zone), Instant(now)).Should().Be((Wall(before), Wall(after)));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Kolkata")]
    public void A_zone_whose_clocks_never_change_has_none(string zone) =>
        Zones.NextChange(TimeZoneInfo.FindSystemTimeZoneById(zone), Instant("2026-12-01T12:00:00Z")).Should().BeNull();

    [Fact]
    public void Offsets_have_their_sign_and_their_minutes()
    {
        Zones.Offset(TimeSpan.FromMinutes(330)).Should().Be("UTC+05:30");
        Zones.Offset(TimeSpan.FromHours(-5)).Should().Be("UTC−05:00");
        Zones.Offset(TimeSpan.Zero).Should().Be("UTC+00:00");
    }

    [Fact]
    public void Places_can_be_chosen_and_are_in_order()
    {
        Zones.All.Select(zone => zone.Id).Should().Contain(["UTC", "Europe/Berlin", "America/New_York"]).And.OnlyHaveUniqueItems();
        Zones.All.Skip(1).Select(zone => zone.Id).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Wall(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
