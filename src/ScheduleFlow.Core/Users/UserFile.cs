using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Users;

/// <summary>
/// The file of the users in the data folder (docs/storage.md, "The users"): written by the worker, read by both
/// processes. All of it is understood, or nothing of it counts.
/// </summary>
public static class UserFile
{
    public const string Name = "users.json";

    /// <summary>The newest version of its schema that this program reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Users in one file, the disabled ones included.</summary>
    public const int MaxUsers = 10_000;

    /// <summary>More than the most users take.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    private const int MaxHashLength = 1024;

    /// <param name="document">The file's bytes.</param>
    /// <param name="version">Its schema; where that is newer than <see cref="SchemaVersion"/> there are no users.</param>
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
        Name = StrictFields.Text(user, "name") is var name && ApiKeyNames.IsWellFormed(name) && !ApiKeyNames.IsTaken(name) ? name : throw new JsonException("A name is not that of a user."),
        Role = StrictFields.Text(user, "role") is var role && ApiKeyRoles.All.Contains(role) ? role : throw new JsonException("There is no such role."),
        Created = StrictFields.Time(user, "created"),
        PasswordSet = StrictFields.Time(user, "password_set"),
        Disabled = StrictFields.OptionalTime(user, "disabled"),
        Stamp = StrictFields.Text(user, "stamp") is var stamp && UserStamp.IsWellFormed(stamp) ? stamp : throw new JsonException("A stamp is wrong."),
        Hash = StrictFields.Text(user, "hash") is { Length: > 0 and <= MaxHashLength } hash ? hash : throw new JsonException("A hash is wrong."),
    };
}
