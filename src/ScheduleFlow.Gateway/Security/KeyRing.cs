using System.Collections.Frozen;
using System.Security.Cryptography;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The API keys of the store, as hashes, as they are now (<see cref="FreshReading{T}"/>).</summary>
/// <remarks>Where the keys cannot be read, no key is valid, and the log says so.</remarks>
internal sealed class KeyRing(IStoreWindow store, TimeProvider time, ILogger<KeyRing> log)
{
    // An unknown key is compared with this, so that the time taken does not tell that it is unknown.
    private static readonly byte[] NobodysHash = new byte[SHA256.HashSizeInBytes];

    private readonly FreshReading<Known> _keys =
        new(time, store.KeyStamp, before => Read(store, before, log), static known => known.Failure is null);

    /// <summary>Whether there is no key, not even one that is over. Keys that cannot be read may be some.</summary>
    public bool IsEmpty => _keys.Current is { Keys.Count: 0, Failure: null };

    /// <summary>The key whose secret is in this text, and whether it is valid.</summary>
    public (KeyVerdict Verdict, ApiKey? Key) Find(string text)
    {
        if (!ApiKeyText.TryParse(text, out var id, out var secret))
        {
            return (KeyVerdict.Unknown, null);
        }

        var key = _keys.Current.Keys.GetValueOrDefault(id);
        var hash = SHA256.HashData(ApiKeyText.HashInput(key is null ? [] : key.Salt.AsSpan(), secret));
        if (!CryptographicOperations.FixedTimeEquals(hash, key is null ? NobodysHash : key.Hash.AsSpan()) || key is null)
        {
            return (KeyVerdict.Unknown, null);
        }

        return (key.Revoked is not null ? KeyVerdict.Revoked : key.IsOver(time.GetUtcNow()) ? KeyVerdict.Expired : KeyVerdict.Valid, key);
    }

    /// <summary>The valid key with this id; null: there is none, or it has expired or was revoked.</summary>
    public ApiKey? FindValid(string id) =>
        _keys.Current.Keys.GetValueOrDefault(id) is { } key && !key.IsOver(time.GetUtcNow()) ? key : null;

    private static Known Read(IStoreWindow store, Known? before, ILogger log)
    {
        var read = store.ReadKeys();
        if (read.Failure is null)
        {
            log.KeysRead(read.Keys.Length);
        }
        else if (before?.Failure != read.Failure)
        {
            log.KeysUnreadable(read.Failure, read.Place); // logged again only for another cause
        }

        return new Known(read.Keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal), read.Failure);
    }

    /// <param name="Keys">By id.</param>
    /// <param name="Failure">Why they could not be read; null: they could.</param>
    private sealed record Known(FrozenDictionary<string, ApiKey> Keys, string? Failure);
}
