using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Linting;

/// <summary>An event and where it stands.</summary>
/// <param name="Event">As an import would take it.</param>
/// <param name="Line">From 1; 0: it comes from the store, or the reader does not know.</param>
/// <param name="Column">From 1; 0 likewise.</param>
internal sealed record LintedEvent(ScheduleEvent Event, int Line = 0, int Column = 0);
