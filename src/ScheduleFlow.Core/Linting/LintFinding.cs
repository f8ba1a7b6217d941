using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting;

/// <summary>One thing that a rule found.</summary>
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

    /// <summary>The start of the event, or of the gap, that it is about.</summary>
    public Instant? Start { get; init; }

    public string? Channel { get; init; }

    public string? Title { get; init; }

    public required string Message { get; init; }

    /// <summary>The same for the same finding in another run, wherever its lines have moved.</summary>
    public required Fingerprint Fingerprint { get; init; }
}
