using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>One page of the list of schedules, in order of import (ties by id).</summary>
/// <param name="Next">The cursor of the next page; null: this is the last one.</param>
/// <param name="Total">How many schedules match, on all pages.</param>
/// <param name="Warnings">Schedules that exist but cannot be read, with the reason.</param>
internal sealed record SchedulePage(ImmutableArray<ScheduleSummary> Schedules, string? Next, int Total, ImmutableArray<string> Warnings);
