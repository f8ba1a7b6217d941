using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting;

/// <summary>The terms of a run, for its rules.</summary>
/// <param name="Settings">Which rules apply, and how strictly.</param>
/// <param name="Zone">The zone of days; null: UTC.</param>
/// <param name="DayStart">When days begin.</param>
internal sealed record LintTerms(LintSettings Settings, Zone? Zone, TimeOnly DayStart)
{
    /// <summary>Seconds, or the index of the word.</summary>
    public long ValueOf(LintOption option) => Settings.ValueOf(option);
}
