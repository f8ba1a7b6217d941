using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Linting;

/// <summary>The names of severities, in options, configuration and reports.</summary>
internal static class LintSeverityNames
{
    public static string NameOf(LintSeverity severity) => severity switch
    {
        LintSeverity.Info => "info",
        LintSeverity.Warning => "warning",
        LintSeverity.Error => "error",
        _ => "off",
    };

    /// <summary>The name of a level, as <see cref="Level"/> reads it.</summary>
    public static string LevelName(LintSeverity level) => level == LintSeverity.Off ? "never" : NameOf(level);

    /// <summary>The least severity that makes a run fail; <see cref="LintSeverity.Off"/>: none does.</summary>
    public static Outcome<LintSeverity> Level(string name) => name.ToLowerInvariant() switch
    {
        "never" => LintSeverity.Off,
        "info" => LintSeverity.Info,
        "warning" => LintSeverity.Warning,
        "error" => LintSeverity.Error,
        _ => new Problem(ErrorType.Validation, $"“{name}” is not a level to fail on.")
        {
            Hint = "Levels: info, warning, error, never.",
        },
    };
}
