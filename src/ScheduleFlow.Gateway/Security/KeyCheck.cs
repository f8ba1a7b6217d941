using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Whether a text is a key: the admin key of the environment, or one of the store.</summary>
internal sealed class KeyCheck(GatewayOptions options, KeyRing keys)
{
    private readonly ImmutableArray<byte> _adminHash = options.Security.AdminKey is { } key ? [.. Hash(key)] : [];

    /// <summary>Whether nobody can have a key.</summary>
    public bool IsNoneSetUp => _adminHash.IsEmpty && keys.IsEmpty;

    // Compares hashes, which have the same length whatever was sent, so that the time taken tells nothing about the key.
    public bool IsAdminKey(string given) =>
        !_adminHash.IsEmpty && CryptographicOperations.FixedTimeEquals(Hash(given), _adminHash.AsSpan());

    public (KeyVerdict Verdict, ApiKey? Key) Find(string text) => keys.Find(text);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
