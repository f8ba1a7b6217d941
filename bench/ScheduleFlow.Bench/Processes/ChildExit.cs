namespace ScheduleFlow.Bench.Processes;

/// <summary>How a child ended, and what it had used by then.</summary>
/// <param name="ExitCode">128 + the signal for a child that was killed.</param>
/// <param name="Wall">From before the spawn until it was waited for.</param>
/// <param name="Cpu">User and system time.</param>
/// <param name="PeakBytes">
/// The kernel's <c>ru_maxrss</c>. After a posix_spawn that is at least the peak of the spawning process, whose memory
/// the child shares until it executes its program: see <see cref="PeakMemory"/>.
/// </param>
internal readonly record struct ChildExit(int ExitCode, TimeSpan Wall, TimeSpan Cpu, long PeakBytes);
