using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The API keys in the data folder.</summary>
internal sealed class FileKeyStore(StoreFolder folder) : IKeyStore
{
    private PrivateList<ApiKey> Keys => new(folder, folder.Documents.Keys, ApiKeyDocument.Write);

    /// <summary>All keys, in order of creation. <c>store_corrupt</c>: the file is damaged, or was put aside and not replaced.</summary>
    public Outcome<ImmutableList<ApiKey>> List() => folder.Guard(Read);

    /// <summary>The same, for callers inside the store's <see cref="StoreFolder.Guard"/>.</summary>
    public Outcome<ImmutableList<ApiKey>> Read() => Keys.Read();

    public Outcome<ApiKey> Add(ApiKey key, Instant now) => Keys.Change<ApiKey>(keys =>
        keys.Exists(other => other.Id == key.Id) ? new Problem(ErrorType.Conflict, $"A key with the id {key.Id} exists already.")
        : keys.Find(other => other.Name == key.Name && !other.IsOver(now.ToDateTimeOffset())) is { } other
            ? new Problem(ErrorType.Conflict, $"A key with the name “{key.Name}” exists already: {other.Id}.")
            {
                Hint = "The audit log tells keys apart by their names: choose another one, or revoke that key first.",
            }
        : keys.Count >= ApiKeyFile.MaxKeys ? TooMany()
        : (keys.Add(key), key, [key.Id]));

    public Outcome<(ApiKey Old, ApiKey New)> Rotate(string id, Instant expires, Func<ApiKey, ApiKey> renew, Instant now) =>
        Keys.Change<(ApiKey Old, ApiKey New)>(keys =>
    {
        var index = keys.FindIndex(key => key.Id == id);
        if (index < 0)
        {
            return NoKey(id);
        }

        var old = keys[index];
        if (old.IsOver(now.ToDateTimeOffset()))
        {
            return new Problem(ErrorType.Conflict, $"The key {id} is {(old.Revoked is null ? "expired" : "revoked")} already.")
            {
                Hint = "create-key makes a new one.",
            };
        }

        if (keys.Count >= ApiKeyFile.MaxKeys)
        {
            return TooMany();
        }

        var renewed = renew(old);
        var last = expires.ToDateTimeOffset();
        old = old with { Expires = old.Expires < last ? old.Expires : last };
        return (keys.SetItem(index, old).Add(renewed), (old, renewed), [old.Id, renewed.Id]);
    });

    public IReadOnlyDictionary<string, Instant> LastUsed()
    {
        try
        {
            return folder.Reader.Read(folder.Paths.KeyUses) is { } bytes ? KeyUseFile.Read(bytes) : KeyUseFile.None();
        }
        catch (Exception exception) when (exception is JsonException || DiskProblem.Is(exception))
        {
            // It says when, never whether: the gateways write it anew.
            return KeyUseFile.None();
        }
    }

    /// <summary>A key that is revoked already stays as it is.</summary>
    public Outcome<ApiKey> Revoke(string id, Instant now) => Keys.Change<ApiKey>(keys =>
    {
        var index = keys.FindIndex(key => key.Id == id);
        if (index < 0)
        {
            return NoKey(id);
        }

        if (keys[index].Revoked is not null)
        {
            return (keys, keys[index], []);
        }

        var revoked = keys[index] with { Revoked = now.ToDateTimeOffset() };
        return (keys.SetItem(index, revoked), revoked, [id]);
    });

    private static Problem NoKey(string id) => new(ErrorType.NotFound, $"There is no key {id}.") { Hint = "list-keys shows the ids." };

    private static Problem TooMany() => new(ErrorType.TooLarge, $"There are {ApiKeyFile.MaxKeys} keys already.");
}
