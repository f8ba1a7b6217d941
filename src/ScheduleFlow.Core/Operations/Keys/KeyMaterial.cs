using System.Collections.Immutable;
using System.Security.Cryptography;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>A key made of random bytes from the outermost edge. Never of a seed: whoever knows the seed would know the key.</summary>
internal sealed record KeyMaterial
{
    /// <summary>How many random bytes a key needs: for secret, salt and id.</summary>
    public const int RandomBytes = ApiKeyText.SecretBytes + ApiKeyText.SaltBytes + (ApiKeyText.IdLength / 2);

    private readonly string _secret;

    /// <param name="random">That many bytes of the system's generator for secrets.</param>
    public KeyMaterial(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, RandomBytes);
        var secret = Convert.ToHexStringLower(random[..ApiKeyText.SecretBytes]);
        Salt = [.. random.Slice(ApiKeyText.SecretBytes, ApiKeyText.SaltBytes)];
        Id = Convert.ToHexStringLower(random[(ApiKeyText.SecretBytes + ApiKeyText.SaltBytes)..]);
        Key = ApiKeyText.Of(Id, secret);
        _secret = secret;
    }

    /// <summary>Of the system's random bytes.</summary>
    public static KeyMaterial Fresh(RandomSource fill)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        fill(random);
        return new KeyMaterial(random);
    }

    public string Id { get; }

    /// <summary>The key itself: shown once, stored nowhere.</summary>
    public string Key { get; }

    public ImmutableArray<byte> Salt { get; }

    /// <summary>What is stored of the secret. Needs <see cref="Hashing.OpenSsl"/>.</summary>
    public ImmutableArray<byte> Hash => [.. SHA256.HashData(ApiKeyText.HashInput(Salt.AsSpan(), _secret))];

    /// <summary>Without the key, which a record's own text would contain.</summary>
    public override string ToString() => $"{nameof(KeyMaterial)} {Id}";
}
