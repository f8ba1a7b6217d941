using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The users as a file, one line per user (docs/storage.md, "The users").</summary>
internal static class UserDocument
{
    public static void Write(Stream output, ImmutableList<User> users)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n\"users\":["u8);
        var isFirst = true;
        foreach (var user in users)
        {
            lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            lines.Value(json => WriteUser(json, user));
        }

        lines.Raw("\n]}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static ImmutableList<User> Read(byte[] document)
    {
        var users = UserFile.Read(document, out var version);
        return version > UserFile.SchemaVersion ? throw new NewerSchemaException(version) : [.. users];
    }

    private static void WriteUser(Utf8JsonWriter json, User user)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, user.Name);
        json.WriteString("role"u8, user.Role);
        StoredJson.WriteTime(json, "created"u8, Instant.From(user.Created));
        StoredJson.WriteTime(json, "password_set"u8, Instant.From(user.PasswordSet));
        if (user.Disabled is { } disabled)
        {
            StoredJson.WriteTime(json, "disabled"u8, Instant.From(disabled));
        }
        else
        {
            json.WriteNull("disabled"u8);
        }

        json.WriteString("stamp"u8, user.Stamp);
        json.WriteString("hash"u8, user.Hash);
        json.WriteEndObject();
    }
}
