using System.Collections.Immutable;
using ScheduleFlow.Bench.Processes;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

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

    /// <summary>As <c>NAME=value</c>: everything that a gateway gives its workers (<see cref="WorkerEnvironment"/>).</summary>
    public ImmutableArray<string> EnvironmentFor(string data) =>
    [
        .. Command.BaseEnvironment,
        $"{WorkerEnvironment.Data}={PathTo(data)}",
        $"{WorkerEnvironment.Log}={PathTo("logs/scheduleflow.log")}",
        $"{WorkerEnvironment.JsonLog}={PathTo("logs/scheduleflow.jsonl")}",
        $"{WorkerEnvironment.LogRoll}={LogRoll.Default}",
        $"{WorkerEnvironment.HeapLimit}=40000000",
        $"{WorkerEnvironment.Actor}=viewer@127.0.0.1",
        $"{WorkerEnvironment.TraceParent}=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
    ];

    public void Dispose() => _folder.Delete(recursive: true);
}
