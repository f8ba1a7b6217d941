namespace ScheduleFlow.Core.Schedules;

/// <summary>The exact counts of an import's findings, however many are listed.</summary>
/// <param name="EventsRead">Events in the source, duplicates included.</param>
/// <param name="DuplicatesRemoved">Events dropped because an earlier one has the same title and start.</param>
/// <param name="Conflicts">Pairs of events that overlap.</param>
/// <param name="Gaps">Times without an event, between the first start and the last end.</param>
internal sealed record ImportCounts(int EventsRead, int DuplicatesRemoved, long Conflicts, int Gaps);
