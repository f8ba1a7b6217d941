using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>
/// Schedule JSON: events under <c>schedule</c>, <c>events</c>, <c>items</c> or <c>schedule.events</c>, as a bare array,
/// or several schedules under <c>schedules</c> (docs/formats.md, "JSON"). Properties may come in any order.
/// </summary>
internal sealed class JsonScheduleReader : IScheduleReader
{
    public string Format => FormatNames.Json;

    public bool IsSequential => false;

    public Problem? Read(Stream input, IReadSink sink)
    {
        var reading = new JsonScheduleReading(sink);
        return JsonPump.Run(input, reading) ?? reading.End();
    }
}
