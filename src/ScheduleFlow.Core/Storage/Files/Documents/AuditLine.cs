using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A line of the audit log. Lines of older versions can be read as well; unknown fields are ignored.</summary>
internal static class AuditLine
{
    /// <summary>How many ids of a line are kept in memory: a line about deleting 10,000 schedules has as many.</summary>
    public const int MaxIds = 100;

    /// <summary>An entry as a JSON object; its line is made of it by <see cref="AuditChain"/>.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(AuditEntry entry)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(line, ProblemJson.Compact);
        json.WriteStartObject();
        json.WriteString("time"u8, entry.Time);
        json.WriteString("request_id"u8, entry.RequestId);
        json.WriteString("actor"u8, entry.Actor);
        json.WriteString("verb"u8, entry.Verb);
        if (entry.Action is not null)
        {
            json.WriteString("action"u8, entry.Action);
        }

        WriteTexts(json, "ids"u8, entry.Ids);
        json.WriteNumber("count"u8, entry.Count);
        if (entry.Events is { } events)
        {
            json.WriteNumber("events"u8, events);
        }

        if (entry.Revision is { } revision)
        {
            json.WriteNumber("revision"u8, revision);
        }

        if (entry.Bytes is { } bytes)
        {
            json.WriteNumber("bytes"u8, bytes);
        }

        if (!entry.Sources.IsEmpty)
        {
            WriteTexts(json, "sources"u8, entry.Sources);
        }

        if (!entry.Changed.IsEmpty)
        {
            WriteTexts(json, "changed"u8, entry.Changed);
        }

        if (entry.Channels is { IsEmpty: false } channels)
        {
            WriteTexts(json, "channels"u8, channels);
        }

        json.WriteString("result"u8, entry.Result);
        if (entry.Reason is not null)
        {
            json.WriteString("reason"u8, entry.Reason);
        }

        json.WriteEndObject();
        json.Flush();
        return line.WrittenMemory;
    }

    /// <summary>Whether it is a whole JSON object: what a power cut tears is none.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, StoredJson.Options);
            StoredJson.Read(ref reader);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            StoredJson.Skip(ref reader);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <returns>Null: it is torn, or not a line of the log.</returns>
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
                case "reason":
                    entry = entry with { Reason = OptionalText(ref reader) };
                    break;
                case "events":
                    entry = entry with { Events = StoredJson.Number(ref reader) };
                    break;
                case "revision":
                    entry = entry with { Revision = StoredJson.Number(ref reader) };
                    break;
                case "changed":
                    entry = entry with { Changed = ReadIds(ref reader).Ids };
                    break;
                case "channels":
                    entry = entry with { Channels = ReadIds(ref reader).Ids };
                    break;
                case "bytes":
                    entry = entry with { Bytes = StoredJson.Number(ref reader) };
                    break;
                case "sources":
                    entry = entry with { Sources = ReadIds(ref reader).Ids };
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

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string? OptionalText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : StoredJson.Text(ref reader);
}
