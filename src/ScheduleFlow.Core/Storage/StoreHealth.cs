using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>What a check of the whole store looked at and found.</summary>
/// <param name="Checked">What was looked at.</param>
/// <param name="Findings">The first <see cref="Contracts.Limits.MaxListed"/>, those that matter most first.</param>
/// <param name="Count">All findings, listed or not.</param>
/// <param name="Repaired">How many of them were mended.</param>
/// <param name="IsSound">Whether no finding was more than <see cref="FindingSeverity.Info"/>.</param>
/// <param name="IsHealthy">Whether nothing that counts is left: nothing was found, or all of it was mended.</param>
/// <param name="FreeBytes">Free space where the store lies; null where the system does not say.</param>
internal sealed record StoreHealth(
    CheckedCounts Checked,
    ImmutableArray<StoreFinding> Findings,
    int Count,
    int Repaired,
    bool IsSound,
    bool IsHealthy,
    long? FreeBytes);
