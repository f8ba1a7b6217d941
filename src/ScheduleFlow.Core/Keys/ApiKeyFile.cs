using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Keys;

/// <summary>
/// The file of the API keys in the data folder (docs/storage.md, "The keys"). The worker writes it, and both processes
/// read it. If any of it is wrong, no key of it counts.
/// </summary>
public static class ApiKeyFile
{
    public const string Name = "keys.json";

    /// <summary>The newest version of the schema that this program reads.</summary>
    public const int SchemaVersion = 2;

    /// <summary>The most keys in one file, the revoked and expired ones included.</summary>
    public const int MaxKeys = 10_000;

    /// <summary>More than <see cref="MaxKeys"/> keys take.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    private const int HashBytes = 32;

    /// <param name="document">The file's bytes.</param>
    /// <param name="version">Its schema version. If it is newer than <see cref="SchemaVersion"/>, no keys are returned.</param>
    /// <exception cref="JsonException">It is not what the worker wrote.</exception>
    public static ImmutableArray<ApiKey> Read(ReadOnlyMemory<byte> document, out long version)
    {
        using var json = JsonDocument.Parse(document);
        version = StrictFields.Version(json.RootElement);
        if (version > SchemaVersion)
        {
            return [];
        }

        var keys = ImmutableArray.CreateBuilder<ApiKey>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in StrictFields.Member(json.RootElement, "keys", JsonValueKind.Array).EnumerateArray())
        {
            var key = ReadKey(item, hasScope: version > 1);
            keys.Add(ids.Add(key.Id) ? key : throw new JsonException("Two keys have the same id."));
        }

        return keys.ToImmutable();
    }

    private static ApiKey ReadKey(JsonElement key, bool hasScope) => new()
    {
        Id = StrictFields.Text(key, "id", text => ApiKeyText.IsId(text), "An id is not that of a key."),
        Name = StrictFields.Text(key, "name", ApiKeyNames.IsAllowed, "A name is not that of a key."),
        Role = StrictFields.Text(key, "role", ApiKeyRoles.All.Contains, "There is no such role."),
        Verbs = hasScope ? Scope(key, "verbs", ScopeNames.IsWellFormed) : [],
        Channels = hasScope ? Scope(key, "channels", ChannelId.IsWellFormed) : [],
        Created = StrictFields.Time(key, "created"),
        Expires = StrictFields.OptionalTime(key, "expires"),
        Revoked = StrictFields.OptionalTime(key, "revoked"),
        Salt = Bytes(key, "salt", ApiKeyText.SaltBytes),
        Hash = Bytes(key, "hash", HashBytes),
    };

    // An absent scope would allow everything, and an empty one would look the same: both are refused.
    private static ImmutableArray<string> Scope(JsonElement json, string name, Func<string, bool> isWellFormed)
    {
        if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var list = StrictFields.Member(json, name, JsonValueKind.Array);
        ImmutableArray<string> names = [.. list.EnumerateArray().Select(StrictFields.TextOf)];
        return names.Length > 0 && names.All(isWellFormed) ? names : throw new JsonException($"The {name} of a key are wrong.");
    }

    private static ImmutableArray<byte> Bytes(JsonElement json, string name, int length)
    {
        try
        {
            var bytes = Convert.FromHexString(StrictFields.Text(json, name));
            return bytes.Length == length ? [.. bytes] : throw new JsonException($"The {name} has another length.");
        }
        catch (FormatException exception)
        {
            throw new JsonException($"The {name} is not hexadecimal.", exception);
        }
    }
}
