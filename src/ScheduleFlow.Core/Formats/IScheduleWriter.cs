using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats;

/// <summary>A schedule → bytes, streaming. The reader of the same format, where there is one, reads back the same schedule.</summary>
internal interface IScheduleWriter
{
    string Format { get; }

    /// <summary>The name of the schema for the reply: <c>tvguide</c>, <c>schedule</c>, <c>m3u</c> …</summary>
    string Schema { get; }

    /// <summary>Whether a document is what one channel plays, one thing after the other.</summary>
    bool IsOfOneChannel => false;

    /// <summary>Writes a document with this one schedule.</summary>
    void Write(Stream output, Schedule schedule, WriteOptions options);
}
