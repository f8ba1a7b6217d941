namespace ScheduleFlow.Core.Schedules;

/// <summary>Writes a format whose documents can hold several schedules, each with its name.</summary>
internal interface IScheduleListWriter : IScheduleWriter
{
    /// <summary>Writes one document with all schedules, which are enumerated once.</summary>
    void WriteAll(Stream output, IEnumerable<Schedule> schedules, int scheduleCount, long eventCount, WriteOptions options);
}
