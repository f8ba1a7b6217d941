using System.Collections.Immutable;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Storage;

/// <summary>The API keys at one moment.</summary>
/// <param name="Keys">In order of creation; none if they could not be read.</param>
/// <param name="Place">Where they are, for the log.</param>
public sealed record KeySnapshot(ImmutableArray<ApiKey> Keys, string Place)
{
    /// <summary>Why they could not be read, as a sentence for the log; null: they could.</summary>
    public string? Failure { get; init; }
}
