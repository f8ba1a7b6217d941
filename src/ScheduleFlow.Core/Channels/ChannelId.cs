using System.IO.Hashing;
using System.Text;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// The ids of channels: 1 to 128 of <c>A–Z a–z 0–9 . _ -</c>, with a letter or digit first. A channel of a list has the
/// same id at every import: its <c>tvg-id</c>, else one made from its name and URL.
/// </summary>
internal static class ChannelId
{
    private const int MaxLength = 128;
    private const string MadePrefix = "ch-";

    // Words of the API's paths (/api/channels/export): a channel with such an id could not be addressed.
    private static readonly string[] Reserved = ["import", "export", "organize"];

    /// <summary>Whether a text can be an id.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-')
        && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The id of a channel, from what a list says about it.</summary>
    public static string Of(string? tvgId, string name, string url) =>
        string.IsNullOrWhiteSpace(tvgId) ? Made($"{name.Trim().ToLowerInvariant()}\n{url}")
        : IsWellFormed(tvgId.Trim()) ? tvgId.Trim()
        : Made(tvgId.Trim());

    /// <summary>The id of one of several channels with one <c>tvg-id</c>, told apart by name and URL.</summary>
    public static string OfTwin(string tvgId, string name, string url) =>
        Made($"{tvgId.Trim()}\n{name.Trim().ToLowerInvariant()}\n{url}");

    private static string Made(string of)
    {
        var hash = XxHash128.Hash(Encoding.UTF8.GetBytes(of));
        return MadePrefix + Convert.ToHexStringLower(hash.AsSpan(0, 10));
    }
}
