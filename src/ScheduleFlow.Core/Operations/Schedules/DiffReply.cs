using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>What a comparison found. Counts are exact; lists are cut at <see cref="Limits.MaxListed"/>.</summary>
internal sealed record DiffReply(ComparedSchedule Before, ComparedSchedule After, ScheduleDiff Diff) : IReply
{
    public ExitCode Exit => Diff.IsEmpty ? ExitCode.Done : ExitCode.Findings;

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("same"u8, Diff.IsEmpty);
        json.WritePropertyName("a"u8);
        Before.WriteTo(json);
        json.WritePropertyName("b"u8);
        After.WriteTo(json);
        json.WriteStartObject("counts"u8);
        json.WriteNumber("unchanged"u8, Diff.Unchanged);
        json.WriteNumber("added"u8, Diff.Added.Length);
        json.WriteNumber("removed"u8, Diff.Removed.Length);
        json.WriteNumber("moved"u8, Diff.Moved.Length);
        json.WriteNumber("changed"u8, Diff.Changed.Length);
        json.WriteEndObject();
        Write(json, "added", Diff.Added, WriteEvent);
        Write(json, "removed", Diff.Removed, WriteEvent);
        Write(json, "moved", Diff.Moved, WriteChange);
        Write(json, "changed", Diff.Changed, WriteChange);
        WarningList.Write(json, [.. Before.Warnings, .. After.Warnings]);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items.Take(Limits.MaxListed))
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvent(Utf8JsonWriter json, ScheduleEvent item)
    {
        json.WriteString("start"u8, item.Window.Start.ToString());
        json.WriteString("end"u8, item.Window.End.ToString());
        if (item.Channel is not null)
        {
            json.WriteString("channel"u8, item.Channel);
        }

        json.WriteString("title"u8, item.Title);
        if (item.MediaUrl is not null)
        {
            json.WriteString("url"u8, item.MediaUrl);
        }
    }

    // The event as it was; then what differs, for programs and as a sentence.
    private static void WriteChange(Utf8JsonWriter json, EventChange change)
    {
        var fields = change.Fields().ToList();
        json.WriteString("start"u8, change.Before.Window.Start.ToString());
        if (change.Before.Channel is not null)
        {
            json.WriteString("channel"u8, change.Before.Channel);
        }

        json.WriteString("title"u8, change.Before.Title);
        json.WriteStartObject("changes"u8);
        foreach (var (name, before, after) in fields)
        {
            json.WriteStartObject(name);
            json.WriteString("from"u8, before);
            json.WriteString("to"u8, after);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteString("message"u8, string.Join("; ", fields.Select(field => $"{field.Name}: {field.Before ?? "none"} → {field.After ?? "none"}")));
    }
}
