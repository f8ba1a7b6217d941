namespace ScheduleFlow.Core.Storage;

/// <summary>Which schedules to list.</summary>
/// <param name="Limit">At most so many, from 1.</param>
/// <param name="After">The cursor of the page before, or null for the first page.</param>
/// <param name="Name">A part of the name, in any case, or null for all.</param>
internal sealed record ScheduleQuery(int Limit, string? After, string? Name);
