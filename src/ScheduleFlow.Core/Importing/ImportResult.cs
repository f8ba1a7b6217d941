using System.Collections.Immutable;

namespace ScheduleFlow.Core.Importing;

/// <summary>What a document holds.</summary>
/// <param name="Format">The format that it was read as.</param>
/// <param name="Drafts">Its schedules, in its order; at least one.</param>
/// <param name="Warnings">Oddities that were read all the same, cut at <see cref="Contracts.Limits.MaxListed"/>.</param>
/// <param name="IsPlacedByDefault">Whether events without times were placed from <see cref="ReadingOptions.Start"/> on.</param>
internal sealed record ImportResult(string Format, ImmutableArray<ImportDraft> Drafts, ImmutableArray<string> Warnings, bool IsPlacedByDefault);
