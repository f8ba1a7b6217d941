using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>All that a store holds at one moment, to be read while others go on writing, until it is disposed of.</summary>
internal interface IStoreSnapshot : IDisposable
{
    /// <summary>In ordinal order of their paths.</summary>
    ImmutableArray<SnapshotFile> Files { get; }

    /// <summary>What lies in the store and is not among them.</summary>
    ImmutableArray<LeftOutFile> LeftOut { get; }
}

/// <summary>A file of a snapshot.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Size">In bytes; the file may have grown since, and counts up to here.</param>
/// <param name="Open">Opens it.</param>
/// <param name="Check">The problem of a document that the store cannot read; null where it can, and for what is no document.</param>
internal sealed record SnapshotFile(string Path, long Size, Func<Stream> Open, Func<Problem?> Check);
