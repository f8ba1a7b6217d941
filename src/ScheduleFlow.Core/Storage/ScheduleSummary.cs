using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>A schedule as lists show it and the index keeps it.</summary>
internal sealed record ScheduleSummary
{
    public required ScheduleId Id { get; init; }

    /// <summary>As <see cref="Schedule.Revision"/>.</summary>
    public long Revision { get; init; } = 1;

    public required string Name { get; init; }

    public required string Source { get; init; }

    public required int Events { get; init; }

    public required Instant Imported { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public required ImportCounts Counts { get; init; }

    /// <summary>The order of a list: by time of import, then by id.</summary>
    public static readonly Comparison<ScheduleSummary> InOrderOfImport = (left, right) =>
        left.Imported.CompareTo(right.Imported) is var order and not 0 ? order : left.Id.CompareTo(right.Id);

    /// <summary>The cursor of a page that ends here. Sorted as texts, cursors have the order of the list.</summary>
    public string Cursor => $"{Imported}~{Id}";

    /// <summary>Whether a text has the form of a cursor.</summary>
    public static bool IsCursor(string text) =>
        text.IndexOf('~') is > 0 and var at
        && InstantText.Parse(text.AsSpan(0, at)).TryGet(out _, out _) && ScheduleId.TryParse(text[(at + 1)..], out _);

    public static ScheduleSummary Of(Schedule schedule) => new()
    {
        Id = schedule.Id,
        Revision = schedule.Revision,
        Name = schedule.Name,
        Source = schedule.Source,
        Events = schedule.Events.Length,
        Imported = schedule.Imported,
        Start = schedule.Events[0].Window.Start,
        End = schedule.Events.Max(item => item.Window.End),
        Counts = schedule.Counts,
    };

    /// <summary>Writes the summary's fields into an object that the caller has begun.</summary>
    public void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("id"u8, Id.Value);
        writer.WriteNumber("revision"u8, Revision);
        writer.WriteString("name"u8, Name);
        writer.WriteString("source"u8, Source);
        writer.WriteNumber("events"u8, Events);
        WriteTime(writer, "imported"u8, Imported);
        WriteTime(writer, "start"u8, Start);
        WriteTime(writer, "end"u8, End);
        writer.WriteNumber("events_read"u8, Counts.EventsRead);
        writer.WriteNumber("duplicates_removed"u8, Counts.DuplicatesRemoved);
        writer.WriteNumber("conflicts_detected"u8, Counts.Conflicts);
        writer.WriteNumber("gaps_detected"u8, Counts.Gaps);
    }

    // Without creating a string.
    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Instant instant)
    {
        Span<byte> text = stackalloc byte[Instant.TextLength];
        instant.TryFormat(text);
        writer.WriteString(name, text);
    }
}
