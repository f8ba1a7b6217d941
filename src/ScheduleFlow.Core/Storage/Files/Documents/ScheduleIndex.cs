using System.Buffers;
using System.Numerics;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// The journal of summaries (<c>index.jsonl</c>): a line for each schedule added, and one for each deleted. It only
/// saves reading the schedules: what exists is what has a file, so a lost or torn line costs time, never a schedule.
/// Appended to under the store's lock; read without it.
/// </summary>
internal static class ScheduleIndex
{
    // Below this a journal is read in one gulp, whatever is in it.
    private const long MinCompactedBytes = 64 * 1024;

    /// <summary>Reads the summaries of the schedules that the journal knows.</summary>
    /// <param name="journal">Its bytes.</param>
    /// <param name="summaries">Takes what the journal says, over what is there.</param>
    /// <returns>
    /// How many lines are not ours. A line that a power cut left torn is passed over without a word: it was never
    /// flushed, and is not missed.
    /// </returns>
    public static int Read(ReadOnlySpan<byte> journal, Dictionary<ScheduleId, ScheduleSummary> summaries)
    {
        var damaged = 0;
        var rest = journal;
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = rest[..end];
            if (!line.IsEmpty && !Apply(line, summaries) && !IsTorn(line))
            {
                damaged++;
            }

            rest = rest[(end + 1)..];
        }

        return damaged;
    }

    /// <summary>Counts the lines, those that are torn and those of others too.</summary>
    /// <param name="journal">Its bytes.</param>
    /// <param name="unreadable">How many lines say nothing, the last one without its end included.</param>
    public static int CountLines(ReadOnlySpan<byte> journal, out int unreadable)
    {
        var (lines, ignored) = (0, new Dictionary<ScheduleId, ScheduleSummary>());
        unreadable = 0;
        while (!journal.IsEmpty)
        {
            var end = journal.IndexOf((byte)'\n');
            var line = end < 0 ? journal : journal[..end];
            journal = end < 0 ? [] : journal[(end + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }

            lines++;
            if (end < 0 || !Apply(line, ignored))
            {
                unreadable++;
            }

            ignored.Clear();
        }

        return lines;
    }

    /// <summary>The same journal with the lines alone that can be read and still count.</summary>
    public static ReadOnlyMemory<byte> Rewritten(ReadOnlySpan<byte> journal)
    {
        var summaries = new Dictionary<ScheduleId, ScheduleSummary>();
        Read(journal, summaries);
        var lines = new ArrayBufferWriter<byte>(4 * 1024);
        WriteAdded(lines, summaries.Values);
        return lines.WrittenMemory;
    }

    /// <summary>A line for each schedule that was added or replaced.</summary>
    public static void WriteAdded(ArrayBufferWriter<byte> lines, IEnumerable<ScheduleSummary> summaries)
    {
        using var json = new Utf8JsonWriter(lines, ProblemJson.Compact);
        foreach (var summary in summaries)
        {
            json.Reset(lines);
            json.WriteStartObject();
            summary.WriteFields(json);
            EndLine(lines, json);
        }
    }

    /// <summary>A line for each schedule that was deleted.</summary>
    public static void WriteDeleted(ArrayBufferWriter<byte> lines, IEnumerable<ScheduleId> ids)
    {
        using var json = new Utf8JsonWriter(lines, ProblemJson.Compact);
        foreach (var id in ids)
        {
            json.Reset(lines);
            json.WriteStartObject();
            json.WriteString("id"u8, id.Value);
            json.WriteBoolean("deleted"u8, true);
            EndLine(lines, json);
        }
    }

    /// <summary>
    /// Whether a journal that has grown is worth looking at: only when its length passes a power of two, so that the
    /// looking costs each line a constant.
    /// </summary>
    public static bool MayPayToCompact(long lengthBefore, long length) =>
        length >= MinCompactedBytes
        && (lengthBefore < MinCompactedBytes || BitOperations.Log2((ulong)lengthBefore) != BitOperations.Log2((ulong)length));

    /// <summary>The same journal without what is out of date, or null where less than half is.</summary>
    public static ReadOnlyMemory<byte>? Compact(ReadOnlySpan<byte> journal)
    {
        var lines = Rewritten(journal);
        return lines.Length * 2L < journal.Length ? lines : default(ReadOnlyMemory<byte>?);
    }

    private static void EndLine(ArrayBufferWriter<byte> lines, Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
        lines.Write("\n"u8);
    }

    // The beginning of a line, or a length without its bytes.
    private static bool IsTorn(ReadOnlySpan<byte> line) => line[0] is (byte)'{' or 0;

    private static bool Apply(ReadOnlySpan<byte> line, Dictionary<ScheduleId, ScheduleSummary> summaries)
    {
        try
        {
            var reader = new Utf8JsonReader(line, StoredJson.Options);
            var (id, summary) = ReadLine(ref reader);
            if (summary is null)
            {
                summaries.Remove(id);
            }
            else
            {
                summaries[id] = summary;
            }

            return true;
        }
        catch (JsonException)
        {
            // Torn by a crash or edited by hand: the schedule's own file says the same, and will be read instead.
            return false;
        }
    }

    private static (ScheduleId Id, ScheduleSummary? Summary) ReadLine(ref Utf8JsonReader reader)
    {
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        ScheduleId id = default;
        string? name = null;
        string? source = null;
        var events = 0;
        var revision = 1L;
        Instant? imported = null;
        Instant? start = null;
        Instant? end = null;
        var (eventsRead, duplicates, conflicts, gaps) = (0, 0, 0L, 0);
        var deleted = false;
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            // Names are compared as bytes here, not read as strings, and only the schedule's name becomes one: a list
            // reads every line.
            if (reader.ValueTextEquals("id"u8))
            {
                StoredJson.Read(ref reader);
                id = ScheduleIdJson.Read(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                StoredJson.Read(ref reader);
                name = StoredJson.Text(ref reader);
            }
            else if (reader.ValueTextEquals("source"u8))
            {
                StoredJson.Read(ref reader);
                source = Source(ref reader);
            }
            else if (reader.ValueTextEquals("revision"u8))
            {
                StoredJson.Read(ref reader);
                revision = StoredJson.Number(ref reader);
            }
            else if (reader.ValueTextEquals("events"u8))
            {
                events = Count(ref reader);
            }
            else if (reader.ValueTextEquals("imported"u8))
            {
                StoredJson.Read(ref reader);
                imported = StoredJson.Time(ref reader);
            }
            else if (reader.ValueTextEquals("start"u8))
            {
                StoredJson.Read(ref reader);
                start = StoredJson.Time(ref reader);
            }
            else if (reader.ValueTextEquals("end"u8))
            {
                StoredJson.Read(ref reader);
                end = StoredJson.Time(ref reader);
            }
            else if (reader.ValueTextEquals("events_read"u8))
            {
                eventsRead = Count(ref reader);
            }
            else if (reader.ValueTextEquals("duplicates_removed"u8))
            {
                duplicates = Count(ref reader);
            }
            else if (reader.ValueTextEquals("conflicts_detected"u8))
            {
                StoredJson.Read(ref reader);
                conflicts = StoredJson.Number(ref reader);
            }
            else if (reader.ValueTextEquals("gaps_detected"u8))
            {
                gaps = Count(ref reader);
            }
            else if (reader.ValueTextEquals("deleted"u8))
            {
                StoredJson.Read(ref reader);
                deleted = reader.TokenType == JsonTokenType.True;
            }
            else
            {
                StoredJson.Read(ref reader);
                StoredJson.Skip(ref reader);
            }
        }

        if (deleted)
        {
            return (id, null);
        }

        if (name is null || source is null || imported is null || start is null || end is null)
        {
            throw new JsonException("A summary lacks a field.");
        }

        return (id, new ScheduleSummary
        {
            Id = id,
            Revision = revision,
            Name = name,
            Source = source,
            Events = events,
            Imported = imported.Value,
            Start = start.Value,
            End = end.Value,
            Counts = new ImportCounts(eventsRead, duplicates, conflicts, gaps),
        });
    }

    // Nearly all are of a few kinds; those need no string each.
    private static string Source(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.String);
        return reader.ValueTextEquals("json"u8) ? FormatNames.Json
            : reader.ValueTextEquals("xml"u8) ? FormatNames.Xml
            : reader.ValueTextEquals("xmltv"u8) ? FormatNames.Xmltv
            : reader.ValueTextEquals("m3u"u8) ? FormatNames.M3u
            : reader.ValueTextEquals("csv"u8) ? FormatNames.Csv
            : reader.ValueTextEquals("playlist"u8) ? Schedule.FilledSource
            : reader.ValueTextEquals("plan"u8) ? Schedule.PlannedSource
            : StoredJson.Text(ref reader);
    }

    private static int Count(ref Utf8JsonReader reader)
    {
        StoredJson.Read(ref reader);
        return (int)Math.Clamp(StoredJson.Number(ref reader), 0, int.MaxValue);
    }
}
