using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// The API keys of the data folder, as hashes. The file's stamp is looked at once a second, and the file is read when
/// it has changed: what a verb creates or revokes counts a second later, without a restart and without a worker.
/// </summary>
/// <remarks>A file that cannot be read opens no door: then no key is known, and the log says so.</remarks>
internal sealed class KeyRing(GatewayOptions options, TimeProvider time, ILogger<KeyRing> log)
{
    /// <summary>For how long the file is not looked at again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    // What a key that is not there is compared with, so that the time taken does not even tell that.
    private static readonly byte[] NobodysHash = new byte[SHA256.HashSizeInBytes];

    private readonly string _path = Path.Combine(options.DataFolder, ApiKeyFile.Name);
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
            var stamp = Stamp();
            _state = _state is { } old && old.Failure is null && old.Stamp == stamp
                ? old with { Looked = looked }
                : Read(stamp) with { Looked = looked };
            return _state.Keys;
        }
    }

    // A new file is put in the place of the old one, so it is another file even where clock and length are the same.
    private FileStamp? Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc) : null;
    }

    private State Read(FileStamp? stamp)
    {
        if (stamp is null)
        {
            return new State(null, FrozenDictionary<string, ApiKey>.Empty);
        }

        try
        {
            if (stamp.Length > ApiKeyFile.MaxBytes)
            {
                throw new JsonException("It is larger than any file of keys.");
            }

            var keys = ApiKeyFile.Read(File.ReadAllBytes(_path), out var version);
            if (version > ApiKeyFile.SchemaVersion)
            {
                throw new JsonException("A newer ScheduleFlow wrote it.");
            }

            log.KeysRead(keys.Length);
            return new State(stamp, keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Read again a second later, as that may help; said again only where something else is wrong.
            if (_state?.Failure != e.Message)
            {
                log.KeysUnreadable(e.Message, _path);
            }

            return new State(stamp, FrozenDictionary<string, ApiKey>.Empty) { Failure = e.Message };
        }
    }

    /// <param name="Stamp">Of the file that was read; null: there was none.</param>
    /// <param name="Keys">By id.</param>
    private sealed record State(FileStamp? Stamp, FrozenDictionary<string, ApiKey> Keys)
    {
        /// <summary>When the stamp was looked at last.</summary>
        public long Looked { get; init; }

        /// <summary>Why the file could not be read; null: it could.</summary>
        public string? Failure { get; init; }
    }

    private sealed record FileStamp(long Length, DateTime Written, DateTime Created);
}
