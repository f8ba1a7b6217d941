using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>A playlist, as a list shows it.</summary>
/// <param name="Items">How many items it has.</param>
internal sealed record PlaylistSummary(ScheduleId Id, string Name, int Items, Instant Imported);
