using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The API keys in the data folder. The previous revision is not kept as a backup, and a damaged file is put aside but not
/// recovered: an older file could make a revoked key valid again.
/// </summary>
internal sealed class FileKeyStore(StoreFolder folder) : IKeyStore
{
    private StoredDocument<ImmutableList<ApiKey>> Document => folder.Documents.Keys;

    /// <summary>All keys, in order of creation. <c>store_corrupt</c>: the file is damaged, or was put aside and not replaced.</summary>
    public Outcome<ImmutableList<ApiKey>> List() => folder.Guard(Read);

    /// <summary>The same, for callers inside the store's <see cref="StoreFolder.Guard"/>.</summary>
    public Outcome<ImmutableList<ApiKey>> Read() =>
        folder.Reader.Read(Document.Path) is { } bytes ? Parse(bytes)
        : folder.Reader.Quarantined(Document.Path) is [.., var last] ? Document.PutAside(folder.Paths.Relative(last))
        : ImmutableList<ApiKey>.Empty;

    public Outcome<ApiKey> Add(ApiKey key, Instant now) => Change<ApiKey>(keys =>
        keys.Exists(other => other.Id == key.Id) ? new Problem(ErrorType.Conflict, $"A key with the id {key.Id} exists already.")
        : keys.Find(other => other.Name == key.Name && !other.IsOver(now.ToDateTimeOffset())) is { } other
            ? new Problem(ErrorType.Conflict, $"A key with the name “{key.Name}” exists already: {other.Id}.")
            {
                Hint = "The audit log tells keys apart by their names: choose another one, or revoke that key first.",
            }
        : keys.Count >= ApiKeyFile.MaxKeys ? TooMany()
        : (keys.Add(key), key, [key.Id]));

    public Outcome<(ApiKey Old, ApiKey New)> Rotate(string id, Instant expires, Func<ApiKey, ApiKey> renew, Instant now) =>
        Change<(ApiKey Old, ApiKey New)>(keys =>
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

    public ImmutableSortedDictionary<string, Instant> LastUsed()
    {
        try
        {
            return folder.Reader.Read(folder.Paths.KeyUses) is { } bytes ? KeyUseFile.Read(bytes) : KeyUseFile.None;
        }
        catch (Exception exception) when (exception is JsonException || DiskProblem.Is(exception))
        {
            // It says when, never whether: the gateways write it anew.
            return KeyUseFile.None;
        }
    }

    /// <summary>A key that is revoked already stays as it is.</summary>
    public Outcome<ApiKey> Revoke(string id, Instant now) => Change<ApiKey>(keys =>
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

    /// <summary>Changes the keys. What changes them says what it answers, and the ids for the audit log.</summary>
    private Outcome<T> Change<T>(
        Func<ImmutableList<ApiKey>, Outcome<(ImmutableList<ApiKey> Keys, T Answer, ImmutableArray<string> Ids)>> with)
        where T : notnull => folder.Guard<T>(() =>
    {
        // A damaged file is put aside before the lock is taken, as that is a change of its own.
        if (folder.Reader.Read(Document.Path) is { } before && !Parse(before).TryGet(out _, out var damaged))
        {
            return damaged;
        }

        using var change = folder.Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        var keys = ImmutableList<ApiKey>.Empty;
        if (folder.Reader.Read(Document.Path) is { } bytes && !Document.Parse(bytes, out _).TryGet(out keys, out var problem))
        {
            return problem;
        }

        if (!with(keys!).TryGet(out var changed, out problem))
        {
            return problem;
        }

        if (!ReferenceEquals(changed.Keys, keys))
        {
            change.Stage(Document.Path, output => ApiKeyDocument.Write(output, changed.Keys));
            change.Audit(changed.Ids);
            change.Commit();
        }

        return changed.Answer;
    });

    private Outcome<ImmutableList<ApiKey>> Parse(byte[] bytes)
    {
        var parsed = Document.Parse(bytes, out var place);
        return place is null ? parsed : folder.Recovery.Recover(Document, place, static _ => null);
    }
}
