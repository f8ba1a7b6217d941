using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>Something that reads documents of strangers.</summary>
internal sealed record FuzzSubject
{
    /// <summary>What to call it, and the folder that its failures are kept in.</summary>
    public required string Name { get; init; }

    /// <summary>Good documents, and bad ones that are known; what is mutated.</summary>
    public required ImmutableArray<byte[]> Seeds { get; init; }

    /// <summary>Pieces of the format's grammar.</summary>
    public required ImmutableArray<byte[]> Tokens { get; init; }

    /// <summary>Reads, and says what became of it; what it allocates is bounded.</summary>
    public required Func<byte[], FuzzedReading> Read { get; init; }

    /// <summary>What else must hold of a document, and is looked at less often; throws where it does not.</summary>
    public Action<byte[], Random> Check { get; init; } = (_, _) => { };

    /// <summary>What reading may allocate of its own: buffers, tables.</summary>
    public long AllocatedBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What reading may allocate for each byte of the document.</summary>
    public long AllocatedPerByte { get; init; } = 1_000;
}

/// <summary>What became of a document.</summary>
/// <param name="Problem">Why it was refused; null: it was read.</param>
/// <param name="Warnings">What was odd.</param>
internal sealed record FuzzedReading(Problem? Problem, ImmutableArray<string> Warnings);
