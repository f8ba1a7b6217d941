using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Users;

/// <summary>
/// The file of the users in the data folder (docs/storage.md, "The users"). The worker writes it, and both processes read
/// it. If any of it is wrong, no user of it counts.
/// </summary>
public static class UserFile
{
    public const string Name = "users.json";

    /// <summary>The newest version of the schema that this program reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most users in one file, the disabled ones included.</summary>
    public const int MaxUsers = 10_000;

    /// <summary>More than <see cref="MaxUsers"/> users take.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    private const int MaxHashLength = 1024;

    /// <param name="document">The file's bytes.</param>
    /// <param name="version">Its schema version. If it is newer than <see cref="SchemaVersion"/>, no users are returned.</param>
    /// <exception cref="JsonException">It is not what the worker wrote.</exception>
    public static ImmutableArray<User> Read(ReadOnlyMemory<byte> document, out long version)
    {
        using var json = JsonDocument.Parse(document);
        version = StrictFields.Version(json.RootElement);
        if (version > SchemaVersion)
        {
            return [];
        }

        var users = ImmutableArray.CreateBuilder<User>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in StrictFields.Member(json.RootElement, "users", JsonValueKind.Array).EnumerateArray())
        {
            var user = ReadUser(item);
            users.Add(names.Add(user.Name) ? user : throw new JsonException("Two users have the same name."));
        }

        return users.ToImmutable();
    }

    private static User ReadUser(JsonElement user) => new()
    {
        Name = StrictFields.Text(user, "name", ApiKeyNames.IsAllowed, "A name is not that of a user."),
        Role = StrictFields.Text(user, "role", ApiKeyRoles.All.Contains, "There is no such role."),
        Created = StrictFields.Time(user, "created"),
        PasswordSet = StrictFields.Time(user, "password_set"),
        Disabled = StrictFields.OptionalTime(user, "disabled"),
        Stamp = StrictFields.Text(user, "stamp", UserStamp.IsWellFormed, "A stamp is wrong."),
        Hash = StrictFields.Text(user, "hash", text => text.Length is > 0 and <= MaxHashLength, "A hash is wrong."),
    };
}
