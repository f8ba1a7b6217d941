using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>What may be known of a key: not its hash either.</summary>
internal static class KeyFields
{
    public static void Write(Utf8JsonWriter json, ApiKey key, Instant now)
    {
        json.WriteString("id"u8, key.Id);
        json.WriteString("name"u8, key.Name);
        json.WriteString("role"u8, key.Role);
        json.WriteString("state"u8, key.Revoked is not null ? "revoked"u8 : key.IsOver(now.ToDateTimeOffset()) ? "expired"u8 : "valid"u8);
        WriteTime(json, "created"u8, key.Created);
        WriteTime(json, "expires"u8, key.Expires);
        WriteTime(json, "revoked"u8, key.Revoked);
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            json.WriteString(name, Instant.From(value).ToString());
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
