using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>What the list of channels shows of a timeline.</summary>
/// <param name="Schedule">The schedule that was published last.</param>
/// <param name="Lane">Its channel in that schedule; null: found by the names of the channel.</param>
internal sealed record LastPublication(ScheduleId Schedule, string? Lane);
