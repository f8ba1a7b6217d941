using ScheduleFlow.Dashboard.Guide;
using ScheduleFlow.Dashboard.Station;
using ScheduleFlow.Dashboard.Tests.Station;

namespace ScheduleFlow.Dashboard.Tests.Guide;

public sealed class GuideScaleTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("Europe/Berlin", "2026-12-07", 24)]
    public void A_day_is_as_wide_as_it_is_long(string zone, string day, int hours)
    {
        var scale = GuideScale.Of(Wording.ParseDay(day)!.Value, Stations.In(zone));

        scale.Width.Should().Be(hours * GuideScale.Hour);
        scale.Hours.Should().HaveCount(hours);
    }

    [Fact]
    public void An_hour_that_comes_twice_is_there_twice()
    {
        var clock = Stations.In("Europe/Berlin");
        var words = Stations.Words(clock);

        GuideScale.Of(new(2026, 10, 25), clock).Hours.Select(words.Time).Take(5).Should().Equal("00:00", "01:00", "02:00", "02:00", "03:00");
    }

    [Fact]
    public void What_lies_outside_of_the_day_is_at_its_edge()
    {
        var scale = GuideScale.Of(new(2026, 12, 7), Stations.In("Europe/Berlin"));

        scale.At(scale.Start.AddHours(-2)).Should().Be(0);
        scale.At(scale.Start.AddMinutes(90)).Should().Be(1.5 * GuideScale.Hour);
        scale.At(scale.End.AddHours(1)).Should().Be(scale.Width);
    }
}
