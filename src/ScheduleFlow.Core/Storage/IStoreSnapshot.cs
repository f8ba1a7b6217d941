using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>All that a store holds at one moment, readable while others continue to write, until it is disposed of.</summary>
internal interface IStoreSnapshot : IDisposable
{
    /// <summary>The files, in ordinal order of their paths.</summary>
    ImmutableArray<SnapshotFile> Files { get; }

    /// <summary>The files of the store that are not among them.</summary>
    ImmutableArray<LeftOutFile> LeftOut { get; }
}

/// <summary>A file of a snapshot.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Size">In bytes. The file may have grown since; only this much of it counts.</param>
/// <param name="Open">Opens it.</param>
/// <param name="Check">The problem of a document that the store cannot read; null: it can, or the file is not a document.</param>
internal sealed record SnapshotFile(string Path, long Size, Func<Stream> Open, Func<Problem?> Check);
