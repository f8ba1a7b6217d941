using System.Security.Cryptography;
using System.Text;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Gateway.Security.Setup;

/// <summary>
/// The token of the one-time link that creates the first admin: 256 random bits, kept as a hash. It works once, and not at
/// all once there is a user.
/// </summary>
internal sealed class SetupToken(ISetupStore store, UserRing users)
{
    private const int Bytes = 32;

    /// <summary>Whether the server waits for its first admin.</summary>
    public bool IsWaiting => store.ReadHash() is not null && users.IsEmpty;

    /// <summary>A new token, not stored yet.</summary>
    public static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its hash, which is all that is kept.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether this is the token that the server waits for.</summary>
    public bool Is(string token) => IsWaiting && store.ReadHash() is { } hash
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(hash));

    /// <summary>Marks it as used.</summary>
    /// <returns>False: it was used before.</returns>
    public bool Use() => store.End();
}
