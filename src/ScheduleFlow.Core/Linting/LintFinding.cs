using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting;

/// <summary>One finding of a rule.</summary>
internal sealed record LintFinding
{
    public required LintRule Rule { get; init; }

    public required LintSeverity Severity { get; init; }

    /// <summary>The document as the caller named it, or the id of a stored schedule.</summary>
    public required string Source { get; init; }

    /// <summary>From 1; 0: not known.</summary>
    public int Line { get; init; }

    /// <summary>From 1; 0: not known.</summary>
    public int Column { get; init; }

    /// <summary>The start of the event or gap that it is about.</summary>
    public Instant? Start { get; init; }

    public string? Channel { get; init; }

    public string? Title { get; init; }

    public required string Message { get; init; }

    /// <summary>Stays the same from run to run, even if the lines of the document move.</summary>
    public required Fingerprint Fingerprint { get; init; }
}
