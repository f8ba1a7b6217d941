namespace ScheduleFlow.Core.Linting;

/// <summary>Which rules apply, and how strictly. The defaults suit a station that fills its days from a library.</summary>
internal sealed record LintSettings
{
    /// <summary>Severities that differ from those of the rules themselves.</summary>
    public IReadOnlyDictionary<LintRule, LintSeverity> Severities { get; init; } = new Dictionary<LintRule, LintSeverity>();

    /// <summary>Values of options that differ from their defaults.</summary>
    public IReadOnlyDictionary<LintOption, long> Values { get; init; } = new Dictionary<LintOption, long>();

    /// <summary>The least severity that makes a run fail; off: none does. Null: a warning.</summary>
    public LintSeverity? FailOn { get; init; }

    /// <summary>The IANA zone of times without an offset, and of days; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>When broadcast days begin, such as 06:00; null: midnight.</summary>
    public string? DayStart { get; init; }

    public LintSeverity SeverityOf(LintRule rule) => Severities.GetValueOrDefault(rule, rule.Severity);

    public long ValueOf(LintOption option) => Values.GetValueOrDefault(option, option.Default);
}
