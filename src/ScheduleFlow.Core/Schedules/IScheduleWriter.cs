using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A schedule → bytes, streaming. The reader of the same format, where there is one, reads back the same schedule.</summary>
internal interface IScheduleWriter
{
    string Format { get; }

    /// <summary>The name of the schema for the reply: <c>tvguide</c>, <c>schedule</c>, <c>m3u</c> …</summary>
    string Schema { get; }

    /// <summary>Whether a file a day holds what is on in that day, cut at its ends, instead of the events that start in it.</summary>
    bool CutsDays => false;

    /// <summary>What to call the document of one day, below a folder.</summary>
    string DayFile(BroadcastDay day, Zone? zone) => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + FormatNames.MediaTypeOf(Format)?.Extension;

    /// <summary>Why the format cannot hold this schedule; null where it can.</summary>
    Problem? Refusal(Schedule schedule, WriteOptions options) => null;

    /// <summary>The schedule as the format holds it, which is what its reader finds: without what there is no place for.</summary>
    Schedule Held(Schedule schedule, WriteOptions options) => schedule;

    /// <summary>Writes a document with this one schedule, which is not refused.</summary>
    void Write(Stream output, Schedule schedule, WriteOptions options);
}
