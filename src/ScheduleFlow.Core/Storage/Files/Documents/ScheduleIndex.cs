using System.Buffers;
using System.Numerics;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// The journal of summaries (<c>index.jsonl</c>): one line for each schedule that is added or deleted. It only saves
/// reading the schedules. A schedule exists if it has a file, so a lost or torn line costs time, never a schedule. Lines
/// are added under the store's lock, and read without it.
/// </summary>
internal static class ScheduleIndex
{
    // A smaller journal is read at once, so compacting it is not worth it.
    private const long MinCompactedBytes = 64 * 1024;

    /// <summary>Reads the summaries of the schedules that the journal knows.</summary>
    /// <param name="journal">Its bytes.</param>
    /// <param name="summaries">Gets the summaries; they replace those that are there.</param>
    /// <returns>
    /// How many lines are not ours. A line that a power cut left torn does not count: it was never flushed, and its
    /// schedule is read instead.
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

    /// <summary>Counts all lines, including torn and foreign ones.</summary>
    /// <param name="journal">Its bytes.</param>
    /// <param name="unreadable">How many lines cannot be used, including a last one without its end.</param>
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

    /// <summary>The same journal, with only the lines that can be read and are current.</summary>
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
    /// Whether compacting a grown journal may pay: only when its length passes a power of two, so that the cost per line is
    /// constant.
    /// </summary>
    public static bool MayPayToCompact(long lengthBefore, long length) =>
        length >= MinCompactedBytes
        && (lengthBefore < MinCompactedBytes || BitOperations.Log2((ulong)lengthBefore) != BitOperations.Log2((ulong)length));

    /// <summary>The same journal without outdated lines; null: fewer than half are outdated.</summary>
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

    // The beginning of a line, or zeros: the file's length reached the disk, but not its bytes.
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
            // Torn by a crash or edited by hand: the schedule's own file is read instead.
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

            // Names are compared as bytes, and only the schedule's name becomes a string, as a list reads every line.
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

    // Nearly all sources are of a few kinds, for which no new string is made.
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
