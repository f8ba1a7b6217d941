using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ScheduleFlow.Core.Keys;

/// <summary>
/// A key as its owner holds it: <c>sfk_</c>, the id, <c>_</c>, and 256 random bits as 64 lower-case hexadecimal digits.
/// The prefix lets programs that scan for leaked secrets find it; the id finds the hash that it is compared with.
/// </summary>
public static class ApiKeyText
{
    public const string Prefix = "sfk_";
    public const int IdLength = 12;
    public const int SecretBytes = 32;
    public const int SaltBytes = 16;

    private const int SecretLength = SecretBytes * 2;
    private const int Length = 4 + IdLength + 1 + SecretLength;

    public static string Of(string id, string secret) => $"{Prefix}{id}_{secret}";

    public static bool TryParse(string text, [NotNullWhen(true)] out string? id, [NotNullWhen(true)] out string? secret)
    {
        var isKey = text.Length == Length
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length + IdLength] == '_'
            && IsId(text.AsSpan(Prefix.Length, IdLength))
            && IsHex(text.AsSpan(Length - SecretLength));
        id = isKey ? text.Substring(Prefix.Length, IdLength) : null;
        secret = isKey ? text[^SecretLength..] : null;
        return isKey;
    }

    public static bool IsId(ReadOnlySpan<char> text) => text.Length == IdLength && IsHex(text);

    /// <summary>
    /// What is hashed: the salt, then the secret's digits. One pass of SHA-256 is enough: nobody can try 2^256 secrets,
    /// however fast the hash is. A slow hash protects passwords, which people choose. The salt keeps the hashes of two
    /// files from being compared.
    /// </summary>
    public static byte[] HashInput(ReadOnlySpan<byte> salt, string secret) => [.. salt, .. Encoding.ASCII.GetBytes(secret)];

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigitLower(character))
            {
                return false;
            }
        }

        return true;
    }
}
