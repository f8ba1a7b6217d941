namespace ScheduleFlow.Core.Schedules;

/// <summary>What the import found, by count; exact however long the lists of findings are.</summary>
/// <param name="EventsRead">Events in the source, duplicates included.</param>
/// <param name="DuplicatesRemoved">Events dropped because one with the same title and start stood before them.</param>
/// <param name="Conflicts">Pairs of events that overlap.</param>
/// <param name="Gaps">Stretches without an event between the first start and the last end.</param>
internal sealed record ImportCounts(int EventsRead, int DuplicatesRemoved, long Conflicts, int Gaps);
