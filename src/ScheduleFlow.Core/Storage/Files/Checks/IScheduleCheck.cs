using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>
/// A check of what the schedules say together: it sees each of them once, while they are read one at a time, and looks then.
/// </summary>
internal interface IScheduleCheck : ICheck
{
    /// <summary>Takes note of a schedule that can be read. Keeps less than the schedule.</summary>
    void See(Schedule schedule);
}
