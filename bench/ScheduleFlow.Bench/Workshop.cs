using System.Collections.Immutable;
using ScheduleFlow.Bench.Processes;
using ScheduleFlow.Core.Contracts;

namespace ScheduleFlow.Bench;

/// <summary>A temporary folder that the sections work in, and the commands that they measure. Deleted at the end.</summary>
internal sealed class Workshop(Repository repository) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scheduleflow-bench-");

    public Repository Repository { get; } = repository;

    /// <summary>The dotnet host that runs this program.</summary>
    public static string DotNet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : throw new InvalidOperationException("Start the benchmarks with bench/run, or dotnet ScheduleFlow.Bench.dll: the dotnet host is needed again.");

    /// <summary>A path in the temporary folder.</summary>
    public string PathTo(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The worker on a data folder of the workshop, with the environment that the gateway would give it.</summary>
    public Command Worker(string data, params IEnumerable<string> arguments) => new(Repository.Worker, [.. arguments])
    {
        Environment = EnvironmentFor(data),
    };

    /// <summary>The same, run by the JIT.</summary>
    public Command JitWorker(string data, params IEnumerable<string> arguments) => new(DotNet, [Repository.JitWorker, .. arguments])
    {
        Environment = EnvironmentFor(data),
    };

    public void Dispose() => _folder.Delete(recursive: true);

    private ImmutableArray<string> EnvironmentFor(string data) =>
    [
        .. Command.BaseEnvironment,
        $"{WorkerEnvironment.Data}={PathTo(data)}",
        $"{WorkerEnvironment.Log}={PathTo("logs/scheduleflow.log")}",
    ];
}
