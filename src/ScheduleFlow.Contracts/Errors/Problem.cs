using System.Collections.Immutable;

namespace ScheduleFlow.Contracts;

/// <summary>An expected failure, as a value: what a client or a person is told.</summary>
/// <param name="Type">Which kind, and so which exit code and status.</param>
/// <param name="Message">One sentence that names the thing and the place; no stack trace, no raw exception text.</param>
public sealed record Problem(ErrorType Type, string Message)
{
    /// <summary>What to do next.</summary>
    public string? Hint { get; init; }

    /// <summary>More about the circumstances.</summary>
    public string? Details { get; init; }

    /// <summary>Where it is, in the document that was read; null: nowhere, or not known. The message says it in words, so it is not on the wire.</summary>
    public Place? Place { get; init; }

    /// <summary>Every single error where one operation found several.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>What stands behind it, for the program itself: it is not sent.</summary>
    public ProblemReason Reason { get; init; }

    /// <summary>The request that this answers.</summary>
    public string? RequestId { get; init; }
}
