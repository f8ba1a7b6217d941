using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>An error, as <see cref="Contracts.ProblemJson"/> writes it.</summary>
internal sealed record Error
{
    /// <summary>Always <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The kind of error, for programs.</summary>
    public required string Type { get; init; }

    /// <summary>One sentence that names the thing and the place.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next.</summary>
    public string? Hint { get; init; }

    /// <summary>More about the circumstances.</summary>
    public string? Details { get; init; }

    /// <summary>Every single error, where there are several.</summary>
    public ImmutableArray<string>? Errors { get; init; }

    /// <summary>The id of the request.</summary>
    public string? RequestId { get; init; }
}
