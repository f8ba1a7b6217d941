using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>
/// A check of all schedules together. It sees each of them once, as they are read one at a time, and looks afterwards.
/// </summary>
internal interface IScheduleCheck : ICheck
{
    /// <summary>Notes what it needs of a readable schedule. It must not keep the schedule itself.</summary>
    void See(Schedule schedule);
}
