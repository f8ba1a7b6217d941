using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Tests.Plans;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 90)]
    [InlineData("007", 7)]
    [InlineData("45s", 45)]
    [InlineData("90m", 5_400)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1h 30m 5s", 5_405)]
    [InlineData("1H30M", 5_400)]
    [InlineData("2d", 172_800)]
    [InlineData("2d 1s", 172_801)]
    [InlineData("1d2h3m4s", 93_784)]
    [InlineData("36h", 129_600)]
    [InlineData("0h90s", 90)]
    [InlineData(" 10m ", 600)]
    [InlineData("25:00", 1_500)]
    [InlineData("0:07", 7)]
    [InlineData("90:00", 5_400)]
    [InlineData("01:30:00", 5_400)]
    [InlineData("100:00:01", 360_001)]
    [InlineData("36600d", 3_162_240_000)]
    public void A_length_of_time_is_read_in_every_spelling(string text, long seconds)
    {
        DurationText.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1.5h")]
    [InlineData("1,5h")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("0o10")]
    [InlineData("1_000")]
    [InlineData("h")]
    [InlineData("1h30")]
    [InlineData("30m1h")]
    [InlineData("1h1h")]
    [InlineData("1 h")]
    [InlineData("10 min")]
    [InlineData("10ms")]
    [InlineData("2w")]
    [InlineData("an hour")]
    [InlineData("PT1H")]
    [InlineData("1:5")]
    [InlineData("1:60")]
    [InlineData("1:60:00")]
    [InlineData("1:00:00:00")]
    [InlineData(":30")]
    [InlineData("1:")]
    [InlineData("1:-5")]
    [InlineData("1h:30")]
    [InlineData("٣٠m")]
    [InlineData("36600d1s")]
    [InlineData("99999999999999999999")]
    [InlineData("2147483648:00")]
    [InlineData("3162240000d3162240000h")]
    public void What_is_no_length_of_time_is_refused(string text) => DurationText.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("06:00", 21_600)]
    [InlineData("06:00:30", 21_630)]
    [InlineData("23:59:59", 86_399)]
    [InlineData(" 12:00 ", 43_200)]
    public void A_time_of_the_day_is_read(string text, int second)
    {
        DurationText.TryParseClock(text, allowsEnd: false, out var read).Should().BeTrue();
        read.Should().Be(second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6:00")]
    [InlineData("06.00")]
    [InlineData("0600")]
    [InlineData("06:0")]
    [InlineData("06:60")]
    [InlineData("06:00:60")]
    [InlineData("06:00:0")]
    [InlineData("06:00-30")]
    [InlineData("24:00")]
    [InlineData("24:00:00")]
    [InlineData("25:00")]
    [InlineData("-1:00")]
    [InlineData("6:00 pm")]
    [InlineData("06:00Z")]
    [InlineData("٠٦:٠٠")]
    [InlineData("noon")]
    public void What_is_no_time_of_the_day_is_refused(string text) => DurationText.TryParseClock(text, allowsEnd: false, out _).Should().BeFalse();

    [Fact]
    public void The_end_of_the_day_is_a_time_only_where_something_ends()
    {
        DurationText.TryParseClock("24:00", allowsEnd: true, out var end).Should().BeTrue();
        end.Should().Be(86_400);
        DurationText.TryParseClock("24:00:01", allowsEnd: true, out _).Should().BeFalse();
        DurationText.TryParseClock("24:01", allowsEnd: true, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(59, "59s")]
    [InlineData(60, "1m")]
    [InlineData(5_400, "1h30m")]
    [InlineData(86_400, "1d")]
    [InlineData(172_801, "2d1s")]
    public void It_is_printed_in_the_shortest_form(long seconds, string text) => DurationText.Of(seconds).Should().Be(text);

    [Fact]
    public void What_is_printed_is_read_again()
    {
        var random = new Random(20261207);
        for (var i = 0; i < 2_000; i++)
        {
            var seconds = random.NextInt64(1L << random.Next(1, 32));

            DurationText.TryParse(DurationText.Of(seconds), out var read).Should().BeTrue();
            read.Should().Be(seconds);
        }
    }
}
