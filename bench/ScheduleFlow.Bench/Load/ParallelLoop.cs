using System.Diagnostics;

namespace ScheduleFlow.Bench.Load;

/// <summary>A number of runs shared out among threads of its own.</summary>
internal static class ParallelLoop
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>It ends after the given number of runs, or after 15 s.</summary>
    /// <param name="run">Gets the number of its thread, from 0; returns the CPU time of the children it waited for.</param>
    public static LoopResult Run(int threads, int runs, Func<int, TimeSpan> run)
    {
        var started = Stopwatch.GetTimestamp();
        var ownCpu = Environment.CpuUsage.TotalTime;
        var taken = 0;
        var done = 0;
        long childTicks = 0;
        Exception? failure = null;
        var workers = Enumerable.Range(0, threads).Select(worker => new Thread(() =>
        {
            try
            {
                while (Volatile.Read(ref failure) is null && Stopwatch.GetElapsedTime(started) < Longest && Interlocked.Increment(ref taken) <= runs)
                {
                    Interlocked.Add(ref childTicks, run(worker).Ticks);
                    Interlocked.Increment(ref done);
                }
            }
            catch (Exception e)
            {
                // Nobody is above this thread; the caller gets it below.
                Volatile.Write(ref failure, e);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return failure is null && done > 0
            ? new LoopResult(done, Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - ownCpu + TimeSpan.FromTicks(childTicks))
            : throw new InvalidOperationException("The load failed.", failure);
    }
}
