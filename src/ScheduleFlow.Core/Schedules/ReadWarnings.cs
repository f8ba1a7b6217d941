using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>The warnings that readers of every format report, in the same words.</summary>
internal static class ReadWarnings
{
    /// <summary>Warns of something odd in one line.</summary>
    /// <param name="sink">Receives the warning.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="what">What is odd, with a full stop.</param>
    public static void WarnAt(this IReadSink sink, int line, string what) => sink.Warning($"Line {line}: {what}", new Place(line, 0));
}
