using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>What is looked for, and how strictly. The defaults are those of a station that fills its days from a library.</summary>
internal sealed record LintSettings
{
    /// <summary>Severities that differ from those of the rules themselves.</summary>
    public ImmutableDictionary<LintRule, LintSeverity> Severities { get; init; } = ImmutableDictionary<LintRule, LintSeverity>.Empty;

    /// <summary>The shortest gap that counts, in seconds.</summary>
    public long MinGapSeconds { get; init; } = 1;

    public long CooldownSeconds { get; init; } = 48 * 3600;

    /// <summary>Whether videos are told apart by title instead of by media URL.</summary>
    public bool CooldownByTitle { get; init; }

    /// <summary>The longest event that is usual, in seconds.</summary>
    public long MaxEventSeconds { get; init; } = 24 * 3600;

    /// <summary>The least severity that makes a run fail; off: none does. Null: a warning.</summary>
    public LintSeverity? FailOn { get; init; }

    /// <summary>The IANA zone of times without an offset, and of days; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>When broadcast days begin, such as 06:00; null: midnight.</summary>
    public string? DayStart { get; init; }

    public LintSeverity SeverityOf(LintRule rule) => Severities.GetValueOrDefault(rule, rule.Severity);
}
