using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>What a check of the whole store looked at and found.</summary>
/// <param name="Checked">What was checked.</param>
/// <param name="Findings">The first <see cref="Contracts.Limits.MaxListed"/>, the most important first.</param>
/// <param name="Count">How many findings there are, listed or not.</param>
/// <param name="Repaired">How many of them were mended.</param>
/// <param name="IsSound">Whether no finding was more than <see cref="FindingSeverity.Info"/>.</param>
/// <param name="IsHealthy">Whether no problem is left: none was found, or all were mended.</param>
/// <param name="FreeBytes">Free space on the store's disk; null: the system does not say.</param>
internal sealed record StoreHealth(
    CheckedCounts Checked,
    ImmutableArray<StoreFinding> Findings,
    int Count,
    int Repaired,
    bool IsSound,
    bool IsHealthy,
    long? FreeBytes);
