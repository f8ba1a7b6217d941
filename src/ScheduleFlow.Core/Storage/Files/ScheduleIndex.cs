using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// The journal of summaries (<c>index.jsonl</c>): a line for each schedule added, and one for each deleted. It only
/// saves reading the schedules: what exists is what has a file, so a lost or torn line costs time, never a schedule.
/// Appended to under the store's lock; read without it.
/// </summary>
internal static class ScheduleIndex
{
    /// <summary>Reads the summaries of the schedules that the journal knows. Lines that are torn or not ours are passed over.</summary>
    public static Dictionary<ScheduleId, ScheduleSummary> Read(StorePaths paths)
    {
        var summaries = new Dictionary<ScheduleId, ScheduleSummary>();
        byte[] journal;
        try
        {
            journal = File.ReadAllBytes(paths.ScheduleIndex);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return summaries;
        }

        var rest = journal.AsSpan();
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Apply(rest[..end], summaries);
            rest = rest[(end + 1)..];
        }

        return summaries;
    }

    public static void AppendAdded(StorePaths paths, IEnumerable<ScheduleSummary> summaries) => Append(paths, (buffer, json) =>
    {
        foreach (var summary in summaries)
        {
            json.Reset(buffer);
            json.WriteStartObject();
            summary.WriteFields(json);
            EndLine(buffer, json);
        }
    });

    public static void AppendDeleted(StorePaths paths, IEnumerable<ScheduleId> ids) => Append(paths, (buffer, json) =>
    {
        foreach (var id in ids)
        {
            json.Reset(buffer);
            json.WriteStartObject();
            json.WriteString("id"u8, id.Value);
            json.WriteBoolean("deleted"u8, true);
            EndLine(buffer, json);
        }
    });

    private static void EndLine(ArrayBufferWriter<byte> buffer, Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
    }

    private static void Append(StorePaths paths, Action<ArrayBufferWriter<byte>, Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, ProblemJson.Compact);
        using var journal = new FileStream(paths.ScheduleIndex, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);

        // A line that a killed process left torn ends here, and is passed over from now on.
        if (journal.Length > 0)
        {
            journal.Seek(-1, SeekOrigin.End);
            if (journal.ReadByte() != '\n')
            {
                buffer.Write("\n"u8);
            }
        }

        write(buffer, json);
        journal.Write(buffer.WrittenSpan);
    }

    private static void Apply(ReadOnlySpan<byte> line, Dictionary<ScheduleId, ScheduleSummary> summaries)
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
        }
        catch (JsonException)
        {
            // Torn by a crash or edited by hand: the schedule's own file says the same, and will be read instead.
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
        Instant? imported = null;
        Instant? start = null;
        Instant? end = null;
        var counts = new ImportCounts(0, 0, 0, 0);
        var deleted = false;
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            // Names are compared as bytes here, not read as strings: a list reads every line.
            if (reader.ValueTextEquals("id"u8))
            {
                StoredJson.Read(ref reader);
                id = StoredJson.Id(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                StoredJson.Read(ref reader);
                name = StoredJson.Text(ref reader);
            }
            else if (reader.ValueTextEquals("source"u8))
            {
                StoredJson.Read(ref reader);
                source = StoredJson.Text(ref reader);
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
                counts = counts with { EventsRead = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("duplicates_removed"u8))
            {
                counts = counts with { DuplicatesRemoved = Count(ref reader) };
            }
            else if (reader.ValueTextEquals("conflicts_detected"u8))
            {
                StoredJson.Read(ref reader);
                counts = counts with { Conflicts = StoredJson.Number(ref reader) };
            }
            else if (reader.ValueTextEquals("gaps_detected"u8))
            {
                counts = counts with { Gaps = Count(ref reader) };
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
            Name = name,
            Source = source,
            Events = events,
            Imported = imported.Value,
            Start = start.Value,
            End = end.Value,
            Counts = counts,
        });
    }

    private static int Count(ref Utf8JsonReader reader)
    {
        StoredJson.Read(ref reader);
        return (int)Math.Clamp(StoredJson.Number(ref reader), 0, int.MaxValue);
    }
}
