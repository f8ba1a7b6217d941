using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>What the reader found in a body.</summary>
/// <param name="Stream">The worker's stdin; null for none.</param>
internal sealed record ReadBody(Stream? Stream)
{
    /// <summary>The error in it; null for none.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Whether the query has been read already.</summary>
    public bool FollowsQuery { get; init; }

    /// <summary>Options that tell the worker about it.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
