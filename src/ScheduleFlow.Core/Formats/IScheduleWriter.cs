using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats;

/// <summary>Schedules → bytes, streaming. The reader of the same format reads back the same schedules.</summary>
internal interface IScheduleWriter
{
    string Format { get; }

    /// <summary>The name of the schema for the reply: <c>tvguide</c>, <c>schedule</c>, <c>m3u</c>.</summary>
    string Schema { get; }

    /// <summary>Writes a document with this one schedule.</summary>
    void Write(Stream output, Schedule schedule, Instant generated);

    /// <summary>Writes one document with all schedules; they are enumerated once.</summary>
    void WriteAll(Stream output, IEnumerable<Schedule> schedules, int scheduleCount, long eventCount, Instant generated);
}
