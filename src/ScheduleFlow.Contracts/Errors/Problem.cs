using System.Collections.Immutable;

namespace ScheduleFlow.Contracts;

/// <summary>An expected failure, as a value: what a client or a person is told.</summary>
/// <param name="Type">The kind, which decides the exit code and the HTTP status.</param>
/// <param name="Message">One sentence that names the thing and the place; no stack trace, no raw exception text.</param>
public sealed record Problem(ErrorType Type, string Message)
{
    /// <summary>What to do next.</summary>
    public string? Hint { get; init; }

    /// <summary>More about the circumstances.</summary>
    public string? Details { get; init; }

    /// <summary>
    /// The place in the document that was read; null: none, or unknown. The message says it in words, so it is not sent.
    /// </summary>
    public Place? Place { get; init; }

    /// <summary>Each error, if one operation found several.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>The reason, for the program itself; it is not sent.</summary>
    public ProblemReason Reason { get; init; }

    /// <summary>The id of the request that this answers.</summary>
    public string? RequestId { get; init; }
}
