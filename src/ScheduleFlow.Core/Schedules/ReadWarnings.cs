using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>The warnings that readers report, worded alike in every format.</summary>
internal static class ReadWarnings
{
    /// <summary>Something odd in one line.</summary>
    /// <param name="sink">Is told.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="what">What is odd, with a full stop.</param>
    public static void WarnAt(this IReadSink sink, int line, string what) => sink.Warning($"Line {line}: {what}", new Place(line, 0));
}
