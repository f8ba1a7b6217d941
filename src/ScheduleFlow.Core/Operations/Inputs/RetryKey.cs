using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>
/// The key under which a client may send a request again, and what tells that request from another: its options and
/// the bytes of its document.
/// </summary>
internal sealed class RetryKey
{
    private const int MaxLength = 255;

    private readonly XxHash128 _content = new();

    private RetryKey(string text) => Text = text;

    public string Text { get; }

    /// <param name="text">The key, 1 to 255 visible ASCII characters; null: the request has none.</param>
    /// <param name="key">The key, or null.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static Problem? Check(string? text, out RetryKey? key)
    {
        key = null;
        if (text is null)
        {
            return null;
        }

        if (text.Length is 0 or > MaxLength || text.Any(character => character is <= ' ' or > '~'))
        {
            return new Problem(ErrorType.Validation, $"The idempotency key is not 1 to {MaxLength} visible ASCII characters.")
            {
                Hint = "A UUID is a good one.",
            };
        }

        key = new RetryKey(text);
        return null;
    }

    /// <summary>The same input; what is read of it counts for the fingerprint.</summary>
    public static InputSource Watch(RetryKey? key, InputSource input) => key is null ? input : input with { Digest = key._content };

    /// <summary>What was asked, once the input was read.</summary>
    /// <param name="options">The verb, and everything that the request says beside its document.</param>
    public string Fingerprint(params ReadOnlySpan<string?> options)
    {
        var hash = new XxHash128();
        hash.Append(_content.GetCurrentHash());
        foreach (var option in options)
        {
            // With its length before it: two options cannot look like one.
            hash.Append(Encoding.UTF8.GetBytes(option is null ? "-" : $"{option.Length}:{option}"));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
