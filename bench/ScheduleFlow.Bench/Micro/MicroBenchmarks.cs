using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ScheduleFlow.Bench.Micro;

/// <summary>The engine's hot spots inside one process, for comparing two states of the code: time and allocations.</summary>
internal static class MicroBenchmarks
{
    /// <summary>Takes BenchmarkDotNet's own options; without any, all are run.</summary>
    public static int Run(string[] options)
    {
        // In this process: the engine is internal, and projects generated elsewhere do not know this repository's settings.
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        var summaries = BenchmarkSwitcher.FromTypes([typeof(ImportBenchmarks), typeof(FillBenchmarks), typeof(ConflictBenchmarks)])
            .Run(options is [] ? ["--filter", "*"] : options, config);
        return summaries.All(summary => !summary.HasCriticalValidationErrors) ? 0 : 1;
    }
}
