using System.Diagnostics;

namespace ScheduleFlow.Gateway.Tests;

/// <summary>Waits for what another process or thread does; the test's own deadline ends it.</summary>
internal static class Until
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Whether a process is no more; one that only waits to be reaped is none.</summary>
    public static bool IsGone(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            var stat = $"/proc/{pid}/stat";
            return process.HasExited || (File.Exists(stat) && File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return true;
        }
    }
}
