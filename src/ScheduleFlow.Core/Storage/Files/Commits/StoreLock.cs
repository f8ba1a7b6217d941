using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// The right to commit, for one process at a time. Held by an open handle (flock), so a killed process frees it; the
/// file itself means nothing and may stay or be deleted while nobody writes.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>How long a commit waits for the others: 10 s, a third of a worker's life; a commit takes milliseconds.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    private readonly IDisposable _handle;

    private StoreLock(IDisposable handle) => _handle = handle;

    /// <summary>Waits for the lock, with growing pauses that differ from process to process.</summary>
    /// <returns>The lock, or null where others held it for the whole <paramref name="maxWait"/>.</returns>
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
