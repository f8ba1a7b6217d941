using System.Globalization;
using ScheduleFlow.Dashboard.SystemState;

namespace ScheduleFlow.Dashboard.Tests.SystemState;

public sealed class SparklineTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-12-01T12:00:00Z", CultureInfo.InvariantCulture);
    private static readonly DateTimeOffset End = Start.AddSeconds(100);

    [Fact]
    public void A_value_holds_until_the_next_and_the_last_until_now() =>
        Path((20, 1), (50, 4), (60, 0)).Should().Be("M20 40V30H50V0H60V40H100V40Z");

    [Fact]
    public void What_was_before_the_window_holds_into_it() => Path((-500, 2)).Should().Be("M0 40V20H100V40Z");

    [Fact]
    public void A_value_above_the_top_is_at_the_top() => Path((0, 9)).Should().Be("M0 40V0H100V40Z");

    [Fact]
    public void Without_samples_nothing_is_drawn() => Path().Should().BeEmpty();

    private static string Path(params (int Second, int Active)[] samples) => Sparkline.PathOf(
        samples.Select(sample => new QueueSample(Start.AddSeconds(sample.Second), sample.Active, 0)),
        sample => sample.Active, Start, End, 100, 40, max: 4);
}
