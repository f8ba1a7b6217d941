using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Time;

public sealed class ZoneTests
{
    private static Zone Find(string name)
    {
        Zone.TryFind(name, out var zone, out var reason).Should().BeTrue(reason);
        return zone!;
    }

    private static long Local(string text) => InstantText.Parse(text).Value.UnixSeconds;

    [Theory]
    // Half an hour: Lord Howe goes from +10:30 to +11.
    [InlineData("Australia/Lord_Howe", "2025-10-05T02:15:00", "2025-10-04T15:45:00Z", TimeNotes.Gap)]
    [InlineData("Australia/Lord_Howe", "2025-04-06T01:45:00", "2025-04-05T14:45:00Z", TimeNotes.Fold)]
    // Two hours: Troll station goes from +00 to +02.
    [InlineData("Antarctica/Troll", "2025-03-30T02:30:00", "2025-03-30T02:30:00Z", TimeNotes.Gap)]
    [InlineData("Antarctica/Troll", "2025-10-26T01:30:00", "2025-10-25T23:30:00Z", TimeNotes.Fold)]
    // At midnight: the day starts at 01:00.
    [InlineData("Asia/Beirut", "2025-03-30T00:00:00", "2025-03-29T22:00:00Z", TimeNotes.Gap)]
    [InlineData("America/Santiago", "2025-09-07T00:30:00", "2025-09-07T04:30:00Z", TimeNotes.Gap)]
    // A second change in the year, for Ramadan; and DST that is negative, in winter.
    [InlineData("Africa/Casablanca", "2025-02-23T02:30:00", "2025-02-23T01:30:00Z", TimeNotes.Fold)]
    [InlineData("Africa/Casablanca", "2025-04-06T02:30:00", "2025-04-06T02:30:00Z", TimeNotes.Gap)]
    [InlineData("Europe/Dublin", "2025-03-30T01:30:00", "2025-03-30T01:30:00Z", TimeNotes.Gap)]
    [InlineData("Europe/Dublin", "2025-10-26T01:30:00", "2025-10-26T00:30:00Z", TimeNotes.Fold)]
    // A whole day skipped: Samoa had no 30 December 2011.
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z", TimeNotes.Gap)]
    [InlineData("America/New_York", "2025-07-04T12:00:00", "2025-07-04T16:00:00Z", TimeNotes.None)]
    public void A_local_time_is_one_instant_whatever_the_clocks_do(string zone, string local, string utc, int notes)
    {
        var (instant, said) = Find(zone).ToInstant(Local(local));

        (instant.ToString(), said).Should().Be((utc, (TimeNotes)notes));
    }

    [Fact]
    public void Local_seconds_of_an_instant_lead_back_to_it_outside_folds()
    {
        var zone = Find("Europe/London");
        for (var hour = 0; hour < 366 * 24; hour++)
        {
            var instant = Instant.FromUtc(2025, 1, 1, 0).PlusSeconds(hour * 3600L);
            var (back, notes) = zone.ToInstant(zone.ToLocalSeconds(instant));
            (back == instant || notes == TimeNotes.Fold).Should().BeTrue($"{instant} came back as {back}");
        }
    }

    [Fact]
    public void Names_are_found_in_any_case_and_keep_their_own_spelling() =>
        Find("europe/LONDON").Id.Should().Be("Europe/London");

    [Theory]
    [InlineData("London", "Europe/London")]
    [InlineData("new york", "America/New_York")]
    [InlineData("Europe/Londn", "Europe/London")]
    [InlineData("Europe/Berlyn", "Europe/Berlin")]
    public void An_unknown_name_is_answered_with_close_ones(string name, string suggestion)
    {
        Zone.TryFind(name, out _, out var reason).Should().BeFalse();

        reason.Should().Contain($"\"{name}\"").And.Contain(suggestion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Middle-earth/Mordor")]
    public void A_name_close_to_none_is_answered_with_an_example(string name)
    {
        Zone.TryFind(name, out _, out var reason).Should().BeFalse();

        reason.Should().Contain("Europe/London");
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "America/New_York")]
    [InlineData("9999-12-31T23:59:59Z", "Pacific/Auckland")]
    [InlineData("0001-01-01T00:00:00Z", null)]
    public void Days_at_the_ends_of_the_calendar_are_counted_and_the_counting_ends(string instant, string? name)
    {
        Zone? zone = null;
        (name is null || Zone.TryFind(name, out zone, out _)).Should().BeTrue();
        var at = InstantText.Parse(instant).Value;

        var days = BroadcastDay.Over(new TimeWindow(at.PlusSeconds(at == Instant.MinValue ? 0 : -3 * 86_400), Instant.Min(Instant.MaxValue, at.PlusSeconds(3 * 86_400))), zone, new TimeOnly(6, 0)).Take(20).ToList();

        days.Should().HaveCountLessThan(8).And.OnlyHaveUniqueItems();
    }
}
