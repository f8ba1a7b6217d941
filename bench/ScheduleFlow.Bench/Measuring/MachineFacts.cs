using System.Globalization;
using System.Runtime.InteropServices;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>What a figure depends on besides the code.</summary>
internal sealed record MachineFacts
{
    public required DateTimeOffset At { get; init; }

    public required string Cpu { get; init; }

    public required int Cores { get; init; }

    public required string Kernel { get; init; }

    public required string Runtime { get; init; }

    public required string Commit { get; init; }

    /// <summary>Over the minute before the run: what else the machine was doing.</summary>
    public required string Load { get; init; }

    public static MachineFacts Read(Repository repository, DateTimeOffset now) => new()
    {
        At = now,
        Cpu = CpuModel(),
        Cores = Environment.ProcessorCount,
        Kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        Runtime = RuntimeInformation.FrameworkDescription,
        // bench/run knows the commit; there is no need to know git here.
        Commit = Environment.GetEnvironmentVariable("BENCH_COMMIT") is { Length: > 0 } commit ? commit : $"unknown, in {Path.GetFileName(repository.Root)}",
        Load = LoadAverage(),
    };

    public static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        - Date: {At:yyyy-MM-dd HH:mm zzz}
        - CPU: {Cpu}, {Cores} cores
        - Kernel: {Kernel}
        - Runtime: {Runtime}
        - Commit: {Commit}
        """);

    private static string CpuModel() => File.ReadLines("/proc/cpuinfo")
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
        .FirstOrDefault(RuntimeInformation.ProcessArchitecture.ToString());
}
