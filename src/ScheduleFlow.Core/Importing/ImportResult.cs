using System.Collections.Immutable;

namespace ScheduleFlow.Core.Importing;

/// <summary>The schedules of a document.</summary>
/// <param name="Format">The format that it was read in.</param>
/// <param name="Drafts">At least one schedule, in the order of the document.</param>
/// <param name="Warnings">Oddities that were read nevertheless, at most <see cref="Contracts.Limits.MaxListed"/>.</param>
/// <param name="IsPlacedByDefault">Whether events without times were placed at <see cref="ReadingOptions.Start"/>.</param>
internal sealed record ImportResult(
    string Format,
    ImmutableArray<ImportDraft> Drafts,
    ImmutableArray<string> Warnings,
    bool IsPlacedByDefault);
