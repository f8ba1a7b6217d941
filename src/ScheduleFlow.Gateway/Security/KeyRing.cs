using System.Collections.Frozen;
using System.Security.Cryptography;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// The API keys of the store, as hashes. Their stamp is looked at once a second, and they are read when it has changed:
/// what a verb creates or revokes counts a second later, without a restart and without a worker.
/// </summary>
/// <remarks>Keys that cannot be read open no door: then no key is known, and the log says so.</remarks>
internal sealed class KeyRing(IStoreWindow store, TimeProvider time, ILogger<KeyRing> log)
{
    /// <summary>For how long the store is not looked at again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    // What a key that is not there is compared with, so that the time taken does not even tell that.
    private static readonly byte[] NobodysHash = new byte[SHA256.HashSizeInBytes];

    private readonly Lock _reading = new();
    private volatile State? _state;

    /// <summary>Whether there is any key, also one that is over.</summary>
    public bool IsEmpty => Current().Count == 0;

    /// <summary>The key whose secret this text holds, and what is to be thought of it.</summary>
    public (KeyVerdict Verdict, ApiKey? Key) Find(string text)
    {
        if (!ApiKeyText.TryParse(text, out var id, out var secret))
        {
            return (KeyVerdict.Unknown, null);
        }

        var key = Current().GetValueOrDefault(id);
        var hash = SHA256.HashData(ApiKeyText.HashInput(key is null ? [] : key.Salt.AsSpan(), secret));
        if (!CryptographicOperations.FixedTimeEquals(hash, key is null ? NobodysHash : key.Hash.AsSpan()) || key is null)
        {
            return (KeyVerdict.Unknown, null);
        }

        return (key.Revoked is not null ? KeyVerdict.Revoked : key.IsOver(time.GetUtcNow()) ? KeyVerdict.Expired : KeyVerdict.Valid, key);
    }

    /// <summary>The key with this id; null where there is none, or it is over.</summary>
    public ApiKey? FindValid(string id) => Current().GetValueOrDefault(id) is { } key && !key.IsOver(time.GetUtcNow()) ? key : null;

    private State? Fresh => _state is { } state && time.GetElapsedTime(state.Looked) < Freshness ? state : null;

    private FrozenDictionary<string, ApiKey> Current()
    {
        if (Fresh is { } state)
        {
            return state.Keys;
        }

        lock (_reading)
        {
            if (Fresh is { } newer)
            {
                return newer.Keys;
            }

            // The stamp first: what is written after it is a change of it.
            var looked = time.GetTimestamp();
            var stamp = store.KeyStamp();
            _state = _state is { } old && old.Failure is null && old.Stamp == stamp
                ? old with { Looked = looked }
                : Read(stamp) with { Looked = looked };
            return _state.Keys;
        }
    }

    private State Read(string? stamp)
    {
        if (stamp is null)
        {
            return new State(null, FrozenDictionary<string, ApiKey>.Empty);
        }

        var read = store.ReadKeys();
        if (read.Failure is null)
        {
            log.KeysRead(read.Keys.Length);
        }
        else if (_state?.Failure != read.Failure)
        {
            log.KeysUnreadable(read.Failure, read.Place); // said again only where something else is wrong
        }

        // After a failure it is read again a second later, as that may help.
        return new State(stamp, read.Keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal)) { Failure = read.Failure };
    }

    /// <param name="Stamp">Of what was read; null: there were no keys.</param>
    /// <param name="Keys">By id.</param>
    private sealed record State(string? Stamp, FrozenDictionary<string, ApiKey> Keys)
    {
        /// <summary>When the stamp was looked at last.</summary>
        public long Looked { get; init; }

        /// <summary>Why they could not be read; null: they could.</summary>
        public string? Failure { get; init; }
    }
}
