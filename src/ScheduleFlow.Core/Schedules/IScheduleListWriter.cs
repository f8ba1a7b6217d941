namespace ScheduleFlow.Core.Schedules;

/// <summary>The writer of a format whose documents can hold several schedules, each with its name.</summary>
internal interface IScheduleListWriter : IScheduleWriter
{
    /// <summary>Writes one document with all schedules; they are enumerated once.</summary>
    void WriteAll(Stream output, IEnumerable<Schedule> schedules, int scheduleCount, long eventCount, WriteOptions options);
}
