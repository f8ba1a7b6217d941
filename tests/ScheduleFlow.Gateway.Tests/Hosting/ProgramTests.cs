using CliWrap;
using CliWrap.Buffered;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Hosting;

namespace ScheduleFlow.Gateway.Tests.Hosting;

/// <summary>The gateway as a process, where it does not serve.</summary>
public sealed class ProgramTests
{
    [Fact(Timeout = 60_000)]
    public async Task Help_and_version_go_to_stdout_and_end_well()
    {
        var help = await RunAsync(["--help"]);
        (help.ExitCode, help.StandardOutput, help.StandardError).Should().Be((0, HelpText.Text, ""));

        var version = await RunAsync(["--version"]);
        (version.ExitCode, version.StandardOutput.Trim(), version.StandardError).Should().Be((0, ProductVersion.Current, ""));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_unknown_stops_the_start_wherever_it_comes_from()
    {
        var run = await RunAsync(["--dta=d", "--ScheduleFlow:Lancher:QueueLimit=5"], ("ScheduleFlow__Log__Consol", "false"));

        run.ExitCode.Should().Be(1);
        run.StandardOutput.Should().BeEmpty();
        run.StandardError.Should().StartWith("ScheduleFlow cannot start:\n")
            .And.Contain("  --dta is no option; did you mean --data?\n")
            .And.Contain("  ScheduleFlow:Lancher:QueueLimit is no setting; did you mean ScheduleFlow:Launcher:QueueLimit?\n")
            .And.Contain("  ScheduleFlow:Log:Consol is no setting; did you mean ScheduleFlow:Log:Console?\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task Data_names_the_folder_as_the_key_does()
    {
        // The error of a file in the folder's place names the setting that the option stands for.
        var run = await RunAsync(["--data", typeof(Program).Assembly.Location]);

        run.ExitCode.Should().Be(1);
        run.StandardError.Should().Contain($"ScheduleFlow:Data is '{typeof(Program).Assembly.Location}': that is a file, not a folder.");
    }

    private static async Task<BufferedCommandResult> RunAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        await Cli.Wrap("dotnet")
            .WithArguments(["exec", typeof(Program).Assembly.Location, .. arguments])
            .WithEnvironmentVariables(environment.ToDictionary(variable => variable.Name, variable => (string?)variable.Value))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
