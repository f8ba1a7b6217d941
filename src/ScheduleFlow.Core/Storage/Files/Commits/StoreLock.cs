using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// The right to commit, for one process at a time. An open handle holds it (flock), so a killed process frees it. The file
/// itself means nothing, and may be deleted while no one writes.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>How long a commit waits for others: 10 s, a third of a worker's time limit. A commit takes milliseconds.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    private readonly IDisposable _handle;

    private StoreLock(IDisposable handle) => _handle = handle;

    /// <summary>Waits for the lock, with growing pauses that differ from process to process.</summary>
    /// <returns>The lock; null: others held it for the whole <paramref name="maxWait"/>.</returns>
    public static StoreLock? TryAcquire(IDisk disk, StorePaths paths, TimeSpan maxWait)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        var jitter = (uint)Environment.ProcessId;
        var pause = TimeSpan.FromMilliseconds(0.5);
        while (true)
        {
            if (disk.TryLock(paths.Lock, create: true) is { } handle)
            {
                return new StoreLock(handle);
            }

            if (waited.Elapsed >= maxWait)
            {
                return null;
            }

            jitter = (jitter * 1_664_525) + 1_013_904_223; // Numerical Recipes' LCG: only to spread the processes
            Thread.Sleep(pause * (0.5 + (jitter / (double)uint.MaxValue)));
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    public void Dispose() => _handle.Dispose();
}
