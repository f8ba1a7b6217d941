using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>What a migration of the whole store did, or would do.</summary>
internal sealed record Migration
{
    /// <summary>How many documents had an older schema.</summary>
    public int Migrated { get; init; }

    /// <summary>How many needed nothing.</summary>
    public int Current { get; init; }

    /// <summary>How many were written by a newer program; they stay as they are.</summary>
    public int Newer { get; init; }

    /// <summary>The first <see cref="Contracts.Limits.MaxListed"/> of the older ones.</summary>
    public ImmutableArray<MigratedDocument> Documents { get; init; } = [];

    /// <summary>The first <see cref="Contracts.Limits.MaxListed"/> documents that could not be migrated, as sentences.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
