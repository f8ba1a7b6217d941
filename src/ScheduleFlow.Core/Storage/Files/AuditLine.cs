using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>Reads a line of the audit log, of this version or an older one; fields that it does not know are passed over.</summary>
internal static class AuditLine
{
    /// <summary>How many ids of a line are kept: one that deletes 10,000 schedules has as many.</summary>
    public const int MaxIds = 100;

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

    private static string? OptionalText(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : StoredJson.Text(ref reader);
}
