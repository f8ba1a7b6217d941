using System.Text;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>The property names of a schedule document.</summary>
internal static class JsonNames
{
    /// <summary>The name as text; those that nearly every event has are not allocated again.</summary>
    public static string Atom(ReadOnlySpan<byte> utf8) => utf8 switch
    {
        _ when utf8.SequenceEqual("id"u8) => "id",
        _ when utf8.SequenceEqual("title"u8) => "title",
        _ when utf8.SequenceEqual("start"u8) => "start",
        _ when utf8.SequenceEqual("end"u8) => "end",
        _ when utf8.SequenceEqual("duration"u8) => "duration",
        _ when utf8.SequenceEqual("videoUrl"u8) => "videoUrl",
        _ when utf8.SequenceEqual("category"u8) => "category",
        _ when utf8.SequenceEqual("description"u8) => "description",
        _ => Encoding.UTF8.GetString(utf8),
    };

    /// <summary>What every export says anew, so that it is not kept from an import.</summary>
    public static bool IsWrittenAnew(string name) =>
        name is "id" or "version" or "revision" or "source" or "imported" or "generated" or "event_count" or "content_hash" or "schedule_count" or "total_events";

    public static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
