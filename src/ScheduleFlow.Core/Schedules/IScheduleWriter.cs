using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A schedule → bytes, streaming. The format's reader, if there is one, reads the same schedule back.</summary>
internal interface IScheduleWriter
{
    string Format { get; }

    /// <summary>The name of its schema in replies: <c>tvguide</c>, <c>schedule</c>, <c>m3u</c> …</summary>
    string Schema { get; }

    /// <summary>
    /// Whether the file of a day holds what is on during that day, cut at its ends, instead of the events that start in it.
    /// </summary>
    bool CutsDays => false;

    /// <summary>The name of one day's document, relative to a folder.</summary>
    string DayFile(BroadcastDay day, Zone? zone) =>
        day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + FormatNames.MediaTypeOf(Format)?.Extension;

    /// <summary>Why the format cannot hold this schedule; null: it can.</summary>
    Problem? Refusal(Schedule schedule, WriteOptions options) => null;

    /// <summary>The schedule as the format holds it, and as its reader finds it: what the format has no place for is dropped.</summary>
    Schedule Held(Schedule schedule, WriteOptions options) => schedule;

    /// <summary>Writes a document with this one schedule, which is not refused.</summary>
    void Write(Stream output, Schedule schedule, WriteOptions options);
}
