using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Now;
using ScheduleFlow.Dashboard.Tests.Station;

namespace ScheduleFlow.Dashboard.Tests.Now;

public sealed class LeftTests : BunitContext
{
    [Fact]
    public void The_countdown_renders_itself_with_the_ticker()
    {
        var clock = Stations.In("Europe/Berlin", "2026-12-07T12:00:00Z");
        Services.AddSingleton(clock);
        Services.AddSingleton(new Texts());
        var time = new FakeTimeProvider();
        using var ticker = new Ticker(time);
        var start = clock.Now.AddMinutes(-30);

        var left = Render<CascadingValue<Ticker>>(parameters => parameters
            .Add(value => value.Value, ticker)
            .AddChildContent<Left>(part => part.Add(it => it.Start, start).Add(it => it.End, start.AddHours(1))));

        left.Find(".count").TextContent.Should().MatchRegex("^(30:00|29:59)$");
        left.Find("progress").GetAttribute("max").Should().Be("3600");
        var renders = left.FindComponent<Left>().RenderCount;
        time.Advance(TimeSpan.FromSeconds(3));
        left.FindComponent<Left>().RenderCount.Should().BeGreaterThan(renders);
    }
}
