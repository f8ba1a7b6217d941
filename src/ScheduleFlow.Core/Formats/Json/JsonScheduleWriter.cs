using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>
/// Schedule JSON: <c>{"schedule":{id, name, metadata, events}}</c>, or <c>{"schedules":[…], "metadata"}</c> for all. Half
/// a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
/// </summary>
internal sealed class JsonScheduleWriter : IScheduleListWriter
{
    public string Format => FormatNames.Json;

    public string Schema => "schedule";

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        using var json = new Utf8JsonWriter(output, options.IsCompact ? ProblemJson.Compact : ProblemJson.Indented);
        json.WriteStartObject();
        json.WritePropertyName("schedule"u8);
        WriteSchedule(json, schedule, options);
        json.WriteEndObject();
        End(json, output);
    }

    public void WriteAll(Stream output, IEnumerable<Schedule> schedules, int scheduleCount, long eventCount, WriteOptions options)
    {
        using var json = new Utf8JsonWriter(output, options.IsCompact ? ProblemJson.Compact : ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteStartArray("schedules"u8);
        foreach (var schedule in schedules)
        {
            WriteSchedule(json, schedule, options);
        }

        json.WriteEndArray();
        json.WriteStartObject("metadata"u8);
        json.WriteNumber("schedule_count"u8, scheduleCount);
        json.WriteNumber("total_events"u8, eventCount);
        json.WriteInstant("generated"u8, options.Generated);
        json.WriteEndObject();
        json.WriteEndObject();
        End(json, output);
    }

    private static void WriteSchedule(Utf8JsonWriter json, Schedule schedule, WriteOptions options)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, schedule.Id.ToString());
        json.WriteString("name"u8, schedule.Name);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, schedule.Name);
        json.WriteString("source"u8, schedule.Source);
        json.WriteInstant("imported"u8, schedule.Imported);
        json.WriteInstant("generated"u8, options.Generated);
        json.WriteNumber("event_count"u8, schedule.Events.Length);
        json.WriteString("content_hash"u8, ContentHash.Of(schedule.Events));
        var extras = schedule.Extras?[FormatNames.Json];
        JsonExtras.Write(json, JsonExtras.Object(extras, "metadata"), name => name == "name" || JsonNames.IsWrittenAnew(name));
        json.WriteEndObject();
        json.WriteIfPresent("description"u8, schedule.Description);
        JsonExtras.Write(json, extras, name => name is "name" or "metadata" or "events"
            || (name == "description" && schedule.Description is not null) || JsonNames.IsWrittenAnew(name));
        json.WriteStartArray("events"u8);
        foreach (var scheduled in schedule.Events)
        {
            WriteEvent(json, scheduled, options.Zone);
            json.FlushBlock();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, ScheduleEvent scheduled, Zone? zone)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, scheduled.Id);
        json.WriteString("title"u8, scheduled.Title);
        json.WriteInstant("start"u8, scheduled.Window.Start, zone);
        json.WriteInstant("end"u8, scheduled.Window.End, zone);
        json.WriteNumber("duration"u8, scheduled.Window.Seconds);
        json.WriteIfPresent("channel"u8, scheduled.Channel);
        json.WriteIfPresent("videoUrl"u8, scheduled.MediaUrl);
        json.WriteIfPresent("category"u8, scheduled.Category);
        json.WriteIfPresent("description"u8, scheduled.Description);
        if (scheduled.Fixed is { } isFixed)
        {
            json.WriteBoolean("fixed"u8, isFixed);
        }

        JsonExtras.Write(json, scheduled.Extras?[FormatNames.Json], name => IsWritten(name, scheduled));
        json.WriteEndObject();
    }

    // A kept value that its field could not hold (an object as the id) gives way to the event's own value.
    private static bool IsWritten(string name, ScheduleEvent scheduled) => name switch
    {
        "id" or "title" or "start" or "end" or "duration" => true,
        "channel" => scheduled.Channel is not null,
        "videoUrl" => scheduled.MediaUrl is not null,
        "category" => scheduled.Category is not null,
        "description" => scheduled.Description is not null,
        "fixed" => scheduled.Fixed is not null,
        _ => false,
    };

    private static void End(Utf8JsonWriter json, Stream output)
    {
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
