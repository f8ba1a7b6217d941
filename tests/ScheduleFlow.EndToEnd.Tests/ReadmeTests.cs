namespace ScheduleFlow.EndToEnd.Tests;

/// <summary>Pages whose commands a reader types.</summary>
[Collection("Gateways")]
public sealed class ReadmeTests
{
    [Fact]
    public async Task Every_marked_command_of_the_readme_works_as_it_stands() => await MarkedCommands.RunAsync("README.md");
}
