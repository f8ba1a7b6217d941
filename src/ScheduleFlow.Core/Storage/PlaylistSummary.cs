using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>A playlist in one line.</summary>
/// <param name="Items">How many entries it has.</param>
internal sealed record PlaylistSummary(ScheduleId Id, string Name, int Items, Instant Imported);
