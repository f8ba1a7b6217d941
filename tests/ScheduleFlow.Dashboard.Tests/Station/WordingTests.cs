using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Tests.Station;

public sealed class WordingTests
{
    private readonly StationClock _clock = Stations.In("Europe/Berlin", "2026-12-07T12:00:00Z");

    [Theory]
    [InlineData("2026-12-07T14:40:00Z", "today at 15:40", "heute um 15:40")]
    [InlineData("2026-12-07T17:00:00Z", "tonight at 18:00", "heute Abend um 18:00")]
    [InlineData("2026-12-07T22:59:30Z", "tonight at 23:59:30", "heute Abend um 23:59:30")]
    [InlineData("2026-12-07T23:00:00Z", "tomorrow at 00:00", "morgen um 00:00")]
    [InlineData("2026-12-09T19:15:00Z", "Wed 9 Dec, 20:15", "Mi 9. Dez, 20:15")]
    public void A_near_instant_is_said_by_its_day(string instant, string english, string german)
    {
        Stations.Words(_clock).Near(Wording.Parse(instant)).Should().Be(english);
        Stations.Words(_clock, "de").Near(Wording.Parse(instant)).Should().Be(german);
    }

    [Theory]
    [InlineData(12, "12 s")]
    [InlineData(60, "1 min")]
    [InlineData(2_100, "35 min")]
    [InlineData(2_112, "35 min 12 s")]
    [InlineData(5_040, "1 h 24 min")]
    [InlineData(90_000, "25 h")]
    [InlineData(792_000, "9 d 4 h")]
    [InlineData(-600, "−10 min")]
    public void A_length_has_two_units_at_most(int seconds, string text)
    {
        Stations.Words(_clock).Length(TimeSpan.FromSeconds(seconds)).Should().Be(text);
    }

    [Theory]
    [InlineData(0, "00:00")]
    [InlineData(59.9, "00:59")]
    [InlineData(2_512, "41:52")]
    [InlineData(4_360, "1:12:40")]
    [InlineData(360_000, "100:00:00")]
    public void A_countdown_has_hours_where_there_are_some(double seconds, string text)
    {
        Wording.Countdown(TimeSpan.FromSeconds(seconds)).Should().Be(text);
    }

    [Fact]
    public void Days_are_said_once_where_they_share_a_month_or_a_year()
    {
        var words = Stations.Words(_clock);

        words.Days(new(2026, 12, 7), new(2026, 12, 13)).Should().Be("7–13 December 2026");
        words.Days(new(2026, 11, 30), new(2026, 12, 6)).Should().Be("30 Nov – 6 Dec 2026");
        words.Days(new(2026, 12, 28), new(2027, 1, 3)).Should().Be("28 Dec 2026 – 3 Jan 2027");
        words.LongDay(new(2026, 12, 7)).Should().Be("Monday, 7 December 2026");
        Stations.Words(_clock, "de").LongDay(new(2026, 12, 7)).Should().Be("Montag, 7. Dezember 2026");
    }

    [Fact]
    public void Instants_go_to_the_server_and_back_unchanged()
    {
        Wording.Wire(Wording.Parse("2026-12-07T20:15:00+01:00")).Should().Be("2026-12-07T19:15:00Z");
        Wording.ParseDay("2026-02-30").Should().BeNull();
        Wording.Utc(Wording.Parse("2026-12-07T19:15:00Z")).Should().Be("2026-12-07 19:15:00 UTC");
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(50_400, "50.4 kB")]
    [InlineData(34_200_000, "34.2 MB")]
    [InlineData(2_500_000_000, "2.5 GB")]
    public void Bytes_are_of_thousands(long bytes, string text)
    {
        Wording.Bytes(bytes).Should().Be(text);
    }
}
