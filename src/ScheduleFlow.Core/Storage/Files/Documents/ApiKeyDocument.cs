using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The API keys as a file, one line per key (docs/storage.md, "The keys").</summary>
internal static class ApiKeyDocument
{
    public static void Write(Stream output, ImmutableList<ApiKey> keys)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":2,\n\"keys\":["u8);
        var isFirst = true;
        foreach (var key in keys)
        {
            lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            lines.Value(json => WriteKey(json, key));
        }

        lines.Raw("\n]}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static ImmutableList<ApiKey> Read(byte[] document)
    {
        var keys = ApiKeyFile.Read(document, out var version);
        return version > ApiKeyFile.SchemaVersion ? throw new NewerSchemaException(version) : [.. keys];
    }

    /// <summary>The list of keys of version 1 as version 2 has it: no key has a scope; what else it says stays.</summary>
    public static ReadOnlyMemory<byte> WithScopes(ReadOnlyMemory<byte> keys)
    {
        using var document = JsonDocument.Parse(keys);
        using var output = new MemoryStream();
        using (var lines = new LineWriter(output))
        {
            lines.Raw("["u8);
            var isFirst = true;
            foreach (var key in document.RootElement.EnumerateArray())
            {
                lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
                isFirst = false;
                lines.Value(json =>
                {
                    json.WriteStartObject();
                    foreach (var member in key.EnumerateObject())
                    {
                        member.WriteTo(json);
                    }

                    WriteScope(json, "verbs"u8, []);
                    WriteScope(json, "channels"u8, []);
                    json.WriteEndObject();
                });
            }

            lines.Raw("\n]"u8);
        }

        return output.ToArray();
    }

    private static void WriteKey(Utf8JsonWriter json, ApiKey key)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, key.Id);
        json.WriteString("name"u8, key.Name);
        json.WriteString("role"u8, key.Role);
        WriteScope(json, "verbs"u8, key.Verbs);
        WriteScope(json, "channels"u8, key.Channels);
        StoredJson.WriteTime(json, "created"u8, Instant.From(key.Created));
        WriteTime(json, "expires"u8, key.Expires);
        WriteTime(json, "revoked"u8, key.Revoked);
        json.WriteString("salt"u8, Convert.ToHexStringLower(key.Salt.AsSpan()));
        json.WriteString("hash"u8, Convert.ToHexStringLower(key.Hash.AsSpan()));
        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> scope)
    {
        if (scope.IsEmpty)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in scope)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            StoredJson.WriteTime(json, name, Instant.From(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
