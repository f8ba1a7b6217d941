namespace ScheduleFlow.Core.Linting;

/// <summary>How much a finding matters, in ascending order.</summary>
internal enum LintSeverity
{
    /// <summary>The rule does not apply.</summary>
    Off,
    Info,
    Warning,
    Error,
}
