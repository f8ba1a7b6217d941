using System.Diagnostics;
using Xunit;

namespace ScheduleFlow.TestKit;

/// <summary>Runs a script in a real bash, with the worker as <c>scheduleflow</c> on its PATH.</summary>
public static class Bash
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">What bash is to do.</param>
    /// <param name="workingFolder">Where it does it.</param>
    /// <param name="environment">Variables to set, or with null to take away.</param>
    public static BashResult Run(string script, string workingFolder, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment["PATH"] = Path.GetDirectoryName(Repository.Worker) + Path.PathSeparator + start.Environment["PATH"];
        start.Environment.Remove("SCHEDULEFLOW_DATA");
        start.Environment.Remove("SCHEDULEFLOW_LOG");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Deadline))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"bash did not end within {Deadline}:\n{script}");
        }

        return new BashResult(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>What a script left behind.</summary>
public sealed record BashResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
