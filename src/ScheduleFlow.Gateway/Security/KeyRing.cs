using System.Collections.Frozen;
using System.Security.Cryptography;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The API keys of the store, as hashes, as they are now (<see cref="FreshReading{T}"/>).</summary>
/// <remarks>Keys that cannot be read open no door: then no key is known, and the log says so.</remarks>
internal sealed class KeyRing(IStoreWindow store, TimeProvider time, ILogger<KeyRing> log)
{
    // What a key that is not there is compared with, so that the time taken does not even tell that.
    private static readonly byte[] NobodysHash = new byte[SHA256.HashSizeInBytes];

    private readonly FreshReading<Known> _keys =
        new(time, store.KeyStamp, before => Read(store, before, log), static known => known.Failure is null);

    /// <summary>Whether there is no key, not even one that is over. Keys that cannot be read may be some.</summary>
    public bool IsEmpty => _keys.Current is { Keys.Count: 0, Failure: null };

    /// <summary>The key whose secret this text holds, and what is to be thought of it.</summary>
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

    /// <summary>The key with this id; null where there is none, or it is over.</summary>
    public ApiKey? FindValid(string id) => _keys.Current.Keys.GetValueOrDefault(id) is { } key && !key.IsOver(time.GetUtcNow()) ? key : null;

    private static Known Read(IStoreWindow store, Known? before, ILogger log)
    {
        var read = store.ReadKeys();
        if (read.Failure is null)
        {
            log.KeysRead(read.Keys.Length);
        }
        else if (before?.Failure != read.Failure)
        {
            log.KeysUnreadable(read.Failure, read.Place); // said again only where something else is wrong
        }

        return new Known(read.Keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal), read.Failure);
    }

    /// <param name="Keys">By id.</param>
    /// <param name="Failure">Why they could not be read; null: they could.</param>
    private sealed record Known(FrozenDictionary<string, ApiKey> Keys, string? Failure);
}
