namespace ScheduleFlow.EndToEnd.Tests;

/// <summary>Pages whose commands a reader types.</summary>
[Collection("Gateways")]
public sealed class ReadmeTests
{
    [Fact]
    public async Task Every_marked_command_of_the_readme_works_as_it_stands() => await MarkedCommands.RunAsync("README.md");

    [Fact]
    public async Task A_day_at_a_station_goes_as_its_page_says()
    {
        var said = await MarkedCommands.RunAsync("docs", "station.md");

        said.Should().Contain("The mayor speaks first").And.Contain("Film: The Signalman's Sister");
    }
}
