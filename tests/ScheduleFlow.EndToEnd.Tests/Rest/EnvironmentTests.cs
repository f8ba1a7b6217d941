using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What a gateway gives to programs on its machine, by where it runs.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "", "Production")] // published, in a container, under systemd
    [InlineData("ASPNETCORE_ENVIRONMENT", "Development", "Development")]
    [InlineData("DOTNET_ENVIRONMENT", "Development", "Development")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Staging", "Staging")]
    [InlineData("ENVIRONMENT", "Development", "Production")] // what other programs mean by it is not meant for this one
    public async Task Only_in_development_may_a_program_on_this_machine_change_anything_without_a_key(string variable, string value, string environment)
    {
        var variables = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "" };
        if (variable.Length > 0)
        {
            variables[variable] = value;
        }

        await using var gateway = await RunningGateway.StartAsync(_folder, environment: variables);

        var import = await gateway.PostAsync("/api/import-schedule?format=json", System.Text.Encoding.UTF8.GetBytes(Small.Json));

        import.Status.Should().Be(environment == "Development" ? 200 : 401);
        (await gateway.GetAsync("/api/schedules")).Status.Should().Be(environment == "Development" ? 200 : 401);
        (await gateway.GetAsync("/api/health")).Status.Should().Be(200);
        await Until.TrueAsync(() => File.ReadAllText(gateway.Log).Contains($"; {environment}; data in"), "the start says which");
    }

    [Fact]
    public async Task One_switch_brings_the_rights_of_this_machine_back_and_the_start_says_what_that_means()
    {
        await using var gateway = await RunningGateway.StartAsync(
            _folder, new Dictionary<string, string> { ["environment"] = "Production", ["ScheduleFlow:Security:Anonymous"] = "local" });

        (await gateway.PostAsync("/api/import-schedule?format=json", System.Text.Encoding.UTF8.GetBytes(Small.Json))).Status.Should().Be(200);
        await Until.TrueAsync(
            () => File.ReadAllText(gateway.Log).Contains("[WRN] ScheduleFlow:Security:Anonymous=local: every program and every user of this machine"), "it is warned of");
    }

    [Fact]
    public void Dotnet_run_is_development()
    {
        using var profiles = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("src", "ScheduleFlow.Gateway", "Properties", "launchSettings.json")));

        profiles.RootElement.GetProperty("profiles").EnumerateObject().First().Value
            .GetProperty("environmentVariables").GetProperty("ASPNETCORE_ENVIRONMENT").GetString().Should().Be("Development");
    }
}
