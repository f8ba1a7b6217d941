using System.Text;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>The property names of a schedule document.</summary>
internal static class JsonNames
{
    /// <summary>
    /// An event's field and its name. Our own spelling is found without a search or an allocation. An unknown field has no name.
    /// </summary>
    public static (EventFieldName Field, string? Spelling) FieldOf(ReadOnlySpan<byte> utf8) => utf8 switch
    {
        _ when utf8.SequenceEqual("id"u8) => (new(EventField.Id, 0), "id"),
        _ when utf8.SequenceEqual("title"u8) => (new(EventField.Title, 0), "title"),
        _ when utf8.SequenceEqual("start"u8) => (new(EventField.Start, 0), "start"),
        _ when utf8.SequenceEqual("end"u8) => (new(EventField.End, 0), "end"),
        _ when utf8.SequenceEqual("duration"u8) => (new(EventField.Duration, 0), "duration"),
        _ when utf8.SequenceEqual("channel"u8) => (new(EventField.Channel, 0), "channel"),
        _ when utf8.SequenceEqual("videoUrl"u8) => (new(EventField.MediaUrl, 0), "videoUrl"),
        _ when utf8.SequenceEqual("category"u8) => (new(EventField.Category, 0), "category"),
        _ when utf8.SequenceEqual("description"u8) => (new(EventField.Description, 0), "description"),
        _ when utf8.SequenceEqual("fixed"u8) => (new(EventField.Fixed, 0), "fixed"),
        _ => EventFieldName.Resolve(utf8) is { Field: not EventField.None } field ? (field, Encoding.UTF8.GetString(utf8)) : default,
    };

    /// <summary>What every export writes anew, so that it need not be kept from an import.</summary>
    public static bool IsWrittenAnew(string name) =>
        name is "id" or "version" or "revision" or "source" or "imported" or "generated"
            or "event_count" or "content_hash" or "schedule_count" or "total_events";

    public static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
