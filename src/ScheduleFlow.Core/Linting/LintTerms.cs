using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting;

/// <summary>What the rules of a run go by.</summary>
/// <param name="Settings">What is looked for, and how strictly.</param>
/// <param name="Zone">Where days are; null: UTC.</param>
/// <param name="DayStart">When they begin.</param>
internal sealed record LintTerms(LintSettings Settings, Zone? Zone, TimeOnly DayStart)
{
    /// <summary>In seconds, or the number of the word.</summary>
    public long ValueOf(LintOption option) => Settings.ValueOf(option);
}
