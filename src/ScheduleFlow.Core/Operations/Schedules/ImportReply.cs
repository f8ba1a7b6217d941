using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>What an import stored and found. Counts are sums over its schedules.</summary>
internal sealed record ImportReply : IReply
{
    public required string Format { get; init; }

    /// <summary>What was stored; one, unless the document held several schedules.</summary>
    public required ImmutableArray<ScheduleSummary> Schedules { get; init; }

    /// <summary>What was found, a row a schedule.</summary>
    public required ImmutableArray<Findings> Findings { get; init; }

    /// <summary>Oddities that were read all the same.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        var events = Schedules.Sum(schedule => schedule.Events);
        var duplicates = Findings.Sum(found => found.DuplicateCount);
        var conflicts = Findings.Sum(found => found.ConflictCount);
        var gaps = Findings.Sum(found => found.GapCount);

        json.WriteString("schedule_id"u8, Schedules[0].Id.Value);
        json.WriteNumber("revision"u8, Schedules[0].Revision);
        json.WriteString("name"u8, Schedules[0].Name);
        json.WriteString("format"u8, Format);
        json.WriteNumber("events"u8, events);
        json.WriteNumber("events_imported"u8, events);
        json.WriteString("start"u8, Schedules.Min(schedule => schedule.Start).ToString());
        json.WriteString("end"u8, Schedules.Max(schedule => schedule.End).ToString());
        json.WriteNumber("duplicates_removed"u8, duplicates);
        json.WriteNumber("conflicts_detected"u8, conflicts);
        json.WriteNumber("gaps_detected"u8, gaps);

        // Older clients show these three as they are: a sentence, or null.
        json.WriteStartObject("warnings"u8);
        WriteSentence(json, "duplicates", duplicates, Counted(duplicates, "duplicate event", "removed"));
        WriteSentence(json, "conflicts", conflicts, Counted(conflicts, "overlapping timeslot", "detected"));
        WriteSentence(json, "gaps", gaps, $"{Counted(gaps, "gap", "detected")}, {Findings.Sum(found => found.GapSeconds)} seconds in all");
        json.WriteEndObject();

        if (!Notes.IsEmpty)
        {
            json.WriteStartArray("notes"u8);
            foreach (var note in Notes)
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
        }

        if (Schedules.Length > 1)
        {
            json.WriteStartArray("schedules"u8);
            foreach (var schedule in Schedules)
            {
                json.WriteStartObject();
                schedule.WriteFields(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        var listed = WriteList(json, "duplicates"u8, Findings.SelectMany(found => found.Duplicates), WriteEvent) < duplicates;
        listed |= WriteList(json, "conflicts"u8, Findings.SelectMany(found => found.Conflicts), WriteConflict) < conflicts;
        listed |= WriteList(json, "gaps"u8, Findings.SelectMany(found => found.Gaps), WriteGap) < gaps;
        if (listed)
        {
            json.WriteString("details"u8, $"Each list is cut at {Limits.MaxListed} rows; the counts are exact.");
        }
    }

    private static void WriteSentence(Utf8JsonWriter json, string name, long count, string sentence)
    {
        if (count > 0)
        {
            json.WriteString(name, sentence);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Counted(long count, string thing, string what) => $"{count} {thing}{(count == 1 ? "" : "s")} {what}";

    private static int WriteList<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        var count = 0;
        json.WriteStartArray(name);
        foreach (var item in items.Take(Limits.MaxListed))
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
            count++;
        }

        json.WriteEndArray();
        return count;
    }

    private static void WriteEvent(Utf8JsonWriter json, ScheduleEvent item)
    {
        json.WriteString("title"u8, item.Title);
        json.WriteString("start"u8, item.Window.Start.ToString());
        json.WriteString("end"u8, item.Window.End.ToString());
    }

    private static void WriteConflict(Utf8JsonWriter json, Conflict conflict)
    {
        json.WriteString("type"u8, "overlap"u8);
        json.WriteStartObject("event1"u8);
        WriteEvent(json, conflict.First);
        json.WriteEndObject();
        json.WriteStartObject("event2"u8);
        WriteEvent(json, conflict.Second);
        json.WriteEndObject();
    }

    private static void WriteGap(Utf8JsonWriter json, Time.TimeWindow gap)
    {
        json.WriteString("start"u8, gap.Start.ToString());
        json.WriteString("end"u8, gap.End.ToString());
        json.WriteNumber("seconds"u8, gap.Seconds);
    }
}
