using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Time;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2025-11-24T08:00:00Z")]
    [InlineData("2025-11-24t08:00:00z")]
    [InlineData("2025-11-24 08:00:00Z")]
    [InlineData("2025-11-24T08:00Z")]
    [InlineData("2025-11-24T08Z")]
    [InlineData("2025-11-24T08:00:00")]
    [InlineData("2025-11-24 08:00:00")]
    [InlineData("2025-11-24 08:00")]
    [InlineData("2025/11/24 08:00")]
    [InlineData("2025-11-24T08:00:00.999Z")]
    [InlineData("2025-11-24T08:00:00,999Z")]
    [InlineData("2025-11-24T08:00:00.123456789123Z")]
    [InlineData("2025-11-24T09:00:00+01:00")]
    [InlineData("2025-11-24T09:00:00+0100")]
    [InlineData("2025-11-24T09:00:00+01")]
    [InlineData("2025-11-24T09:00:00 +01:00")]
    [InlineData("2025-11-24T13:30:00+05:30")]
    [InlineData("2025-11-24T03:00:00-05:00")]
    [InlineData("20251124T080000Z")]
    [InlineData("20251124T090000+0100")]
    [InlineData("20251124080000 +0000")]
    [InlineData("20251124080000")]
    [InlineData("202511240800")]
    [InlineData("2025-11-24 17:00:00 UTC+09:00")]
    [InlineData("2025-11-24 17:00:00 UTC+9")]
    [InlineData("2025-11-24 08:00:00 UTC")]
    [InlineData("2025-11-24 08:00:00 GMT")]
    [InlineData("2025-11-24 09:00:00 CET")]
    [InlineData("2025-11-24T08:00:00Z[Europe/London]")]
    [InlineData("1763971200")]
    [InlineData("1763971200.75")]
    [InlineData("1.7639712E9")]
    [InlineData("1763971200000")]
    [InlineData("1763971200999")]
    [InlineData("/Date(1763971200000)/")]
    [InlineData("/Date(1763971200000+0100)/")]
    [InlineData(" \r\n\t2025-11-24T08:00:00Z\n")]
    public void Every_accepted_spelling_is_the_same_instant(string text) =>
        InstantText.Parse(text).Should().Be(InstantReading.Of(new Instant(1763971200)));

    [Theory]
    [InlineData("2025-02-30T08:00:00Z", "there is no day 30 in 2025-02")]
    [InlineData("2025-02-29", "there is no day 29 in 2025-02")]
    [InlineData("2025-13-01T08:00:00Z", "there is no month 13")]
    [InlineData("2025-11-24T25:00:00Z", "there is no hour 25")]
    [InlineData("2025-11-24T24:00:01Z", "hour 24 is only 24:00:00")]
    [InlineData("2025-11-24T08:60:00Z", "there is no minute 60")]
    [InlineData("2025-11-24T08:00:61Z", "there is no second 61")]
    [InlineData("2025-11-24T08:00:60Z", "second 60 exists only at 23:59:60 UTC")]
    [InlineData("2025-11-24T08:00:00+15:00", "offsets run from -12:00 to +14:00")]
    [InlineData("2025-11-24T08:00:00+1", "an offset is written +hh:mm")]
    [InlineData("2025-11-24T08:00:00−05:00", "it is not a date and time")]
    [InlineData("2025-11-24 08:00:00 IST", "\"IST\" is not a zone with one meaning")]
    [InlineData("2025-11-24 7:30 PM", "hours have two digits of a 24-hour clock")]
    [InlineData("18:30", "a clock time without a date")]
    [InlineData("7:30 PM", "a clock time without a date")]
    [InlineData("24/11/2025 08:00:00", "day and month cannot be told apart")]
    [InlineData("1/2/2025 8:00:00 AM", "day and month cannot be told apart")]
    [InlineData("24.11.2025", "day and month cannot be told apart")]
    [InlineData("", "it is empty")]
    [InlineData("   ", "it is empty")]
    [InlineData("soon", "it is not a date and time")]
    [InlineData("2025-11-24T08:00:00Z junk", "it is not a date and time")]
    [InlineData("2025-W48-1T08:00Z", "it is not a date and time")]
    [InlineData("২০২৫-11-24T08:00:00Z", "it is not a date and time")]
    [InlineData("2025-11-24T08:00[Europe/London]", "a zone in brackets needs an offset before it")]
    [InlineData("-000001-01-01T00:00Z", "years run from 0001 to 9999")]
    [InlineData("0001-01-01T00:00:00+01:00", "years run from 0001 to 9999")]
    [InlineData("9999-12-31T24:00:00Z", "years run from 0001 to 9999")]
    [InlineData("1830", "too small")]
    [InlineData("0", "too small")]
    [InlineData("-1763971200", "too small")]
    [InlineData("1763971200000000", "too large")]
    [InlineData("/Date(soon)/", "/Date(milliseconds)/")]
    [InlineData("/Date()/", "/Date(milliseconds)/")]
    public void What_cannot_be_one_instant_is_refused_with_the_reason(string text, string reason)
    {
        var reading = InstantText.Parse(text);

        reading.TryGet(out _, out var said).Should().BeFalse();
        said.Should().Contain(reason);
    }

    [Fact]
    public void A_date_alone_is_its_midnight_and_says_so()
    {
        InstantText.Parse("2025-11-24").Should().Be(InstantReading.Of(new Instant(1763942400), TimeNotes.DateOnly));
        InstantText.Parse("20251124").Should().Be(InstantReading.Of(new Instant(1763942400), TimeNotes.DateOnly));
    }

    [Fact]
    public void Hour_24_is_the_midnight_that_ends_the_day() =>
        InstantText.Parse("2025-11-24T24:00:00Z").Value.ToString().Should().Be("2025-11-25T00:00:00Z");

    [Theory]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2016-12-31T23:59:60.5Z")]
    [InlineData("2016-12-31T18:59:60-05:00")]
    [InlineData("20161231235960 +0000")]
    public void A_leap_second_is_the_second_after_it_and_says_so(string text)
    {
        var reading = InstantText.Parse(text);

        reading.Value.ToString().Should().Be("2017-01-01T00:00:00Z");
        reading.Notes.Should().Be(TimeNotes.LeapSecond);
    }

    [Fact]
    public void Ten_digits_are_hours_of_the_calendar_where_there_is_no_unix_time()
    {
        InstantText.Parse("2002020513", digits: BareDigits.Calendar).Value.ToString().Should().Be("2002-02-05T13:00:00Z");
        InstantText.Parse("1763971200", digits: BareDigits.Calendar).TryGet(out _, out _).Should().BeFalse();
    }

    [Fact]
    public void A_time_without_an_offset_is_in_the_zone_given_and_one_with_an_offset_is_not()
    {
        Zone.TryFind("Europe/Berlin", out var berlin, out _).Should().BeTrue();

        InstantText.Parse("2025-07-01T10:00:00", berlin).Value.ToString().Should().Be("2025-07-01T08:00:00Z");
        InstantText.Parse("2025-12-01 10:00", berlin).Value.ToString().Should().Be("2025-12-01T09:00:00Z");
        InstantText.Parse("2025-07-01T10:00:00Z", berlin).Value.ToString().Should().Be("2025-07-01T10:00:00Z");
        InstantText.Parse("1763971200", berlin).Value.ToString().Should().Be("2025-11-24T08:00:00Z");
    }

    [Fact]
    public void A_local_time_in_a_fold_or_gap_says_what_was_decided()
    {
        Zone.TryFind("Europe/Berlin", out var berlin, out _).Should().BeTrue();

        var fold = InstantText.Parse("2025-10-26T02:30:00", berlin);
        var gap = InstantText.Parse("2025-03-30T02:30:00", berlin);

        (fold.Value.ToString(), fold.Notes).Should().Be(("2025-10-26T00:30:00Z", TimeNotes.Fold));
        (gap.Value.ToString(), gap.Notes).Should().Be(("2025-03-30T01:30:00Z", TimeNotes.Gap));
    }

    [Fact]
    public void Notes_are_described_one_by_one() =>
        TimeNotesText.Describe(TimeNotes.Gap | TimeNotes.DateOnly).Should()
            .Contain("does not exist").And.Contain("midnight is taken").And.NotContain("leap");

    [Fact]
    public void What_the_wire_writes_is_read_back_for_any_second()
    {
        var random = new Random(20251124);
        for (var i = 0; i < 20_000; i++)
        {
            var instant = new Instant(random.NextInt64(Instant.MinValue.UnixSeconds, Instant.MaxValue.UnixSeconds + 1));
            InstantText.Parse(instant.ToString()).Should().Be(InstantReading.Of(instant));
        }
    }

    [Fact]
    public void Reading_the_common_form_allocates_nothing()
    {
        InstantText.Parse("2025-11-24T08:00:00Z");
        InstantText.Parse("2025-11-24 08:00:00 +0100");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            InstantText.Parse("2025-11-24T08:00:00Z");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
