using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A line of the audit log. One of an older version can be read as well; fields that are not known are passed over.</summary>
internal static class AuditLine
{
    /// <summary>How many ids of a line are kept: one that deletes 10,000 schedules has as many.</summary>
    public const int MaxIds = 100;

    /// <summary>Adds a line, as it comes with a change.</summary>
    public static void Write(IBufferWriter<byte> lines, ChangeOrigin origin, IEnumerable<string> ids, long? events, string? action)
    {
        using var json = new Utf8JsonWriter(lines, ProblemJson.Compact);
        json.WriteStartObject();
        json.WriteString("time"u8, origin.Now.ToString());
        json.WriteString("request_id"u8, origin.RequestId);
        json.WriteString("actor"u8, origin.Actor);
        json.WriteString("verb"u8, origin.Verb);
        if (action is not null)
        {
            json.WriteString("action"u8, action);
        }

        json.WriteStartArray("ids"u8);
        var count = 0;
        foreach (var id in ids)
        {
            if (count++ < Limits.MaxListed)
            {
                json.WriteStringValue(id);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, count);
        if (events is not null)
        {
            json.WriteNumber("events"u8, events.Value);
        }

        // Nothing else is ever written: a change that fails leaves no line.
        json.WriteString("result"u8, "success"u8);
        json.WriteEndObject();
        json.Flush();
        lines.Write("\n"u8);
    }

    /// <returns>Null where it is torn, or not of the log.</returns>
    public static AuditEntry? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, StoredJson.Options);
            StoredJson.Read(ref reader);
            StoredJson.Expect(ref reader, JsonTokenType.StartObject);
            var entry = Read(ref reader);
            return reader.Read() ? null : entry;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AuditEntry Read(ref Utf8JsonReader reader)
    {
        var entry = new AuditEntry();
        var (ids, seen) = (ImmutableArray<string>.Empty, 0L);
        long? count = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "time":
                    entry = entry with { Time = OptionalText(ref reader) };
                    break;
                case "request_id":
                    entry = entry with { RequestId = OptionalText(ref reader) };
                    break;
                case "actor":
                    entry = entry with { Actor = OptionalText(ref reader) };
                    break;
                case "verb":
                    entry = entry with { Verb = OptionalText(ref reader) };
                    break;
                case "action":
                    entry = entry with { Action = OptionalText(ref reader) };
                    break;
                case "result":
                    entry = entry with { Result = OptionalText(ref reader) ?? entry.Result };
                    break;
                case "events":
                    entry = entry with { Events = StoredJson.Number(ref reader) };
                    break;
                case "count":
                    count = StoredJson.Number(ref reader);
                    break;
                case "ids":
                    (ids, seen) = ReadIds(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return entry with { Ids = ids, Count = count ?? seen };
    }

    private static (ImmutableArray<string> Ids, long Count) ReadIds(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var ids = ImmutableArray.CreateBuilder<string>();
        var count = 0L;
        for (; StoredJson.NextItem(ref reader); count++)
        {
            if (count < MaxIds)
            {
                ids.Add(StoredJson.Text(ref reader));
            }
        }

        return (ids.ToImmutable(), count);
    }

    private static string? OptionalText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : StoredJson.Text(ref reader);
}
