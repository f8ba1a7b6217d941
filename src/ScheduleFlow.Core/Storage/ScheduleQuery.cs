namespace ScheduleFlow.Core.Storage;

/// <summary>Which schedules to list.</summary>
/// <param name="Limit">The most schedules, from 1.</param>
/// <param name="After">The cursor from the page before; null: the first page.</param>
/// <param name="Name">A part of the name, in any case; null: all.</param>
internal sealed record ScheduleQuery(int Limit, string? After, string? Name);
