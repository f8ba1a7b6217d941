using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Linting;

/// <summary>An event and its place.</summary>
/// <param name="Event">The event as an import would read it.</param>
/// <param name="Line">From 1; 0: it comes from the store, or the reader does not know.</param>
/// <param name="Column">From 1; 0: the same.</param>
internal sealed record LintedEvent(ScheduleEvent Event, int Line = 0, int Column = 0);
