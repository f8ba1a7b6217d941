using System.Buffers;
using System.Text;

namespace ScheduleFlow.Core.Text.M3u;

/// <summary>The <c>key="value"</c> list of an <c>#EXTINF</c> or <c>#EXTM3U</c> line, with balanced quotes.</summary>
internal static class M3uAttributes
{
    private const string Group = "group-title";

    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\"'");

    /// <summary>The first group, and the list without groups.</summary>
    public static (string? GroupTitle, string Others) Split(string attributes)
    {
        if (!attributes.Contains(Group, StringComparison.OrdinalIgnoreCase))
        {
            return (null, attributes);
        }

        string? group = null;
        var others = new StringBuilder(attributes.Length);
        var rest = attributes.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = LengthOfFirst(rest);
            var attribute = rest[..length];
            rest = rest[length..].TrimStart();
            if (attribute.StartsWith(Group + "=", StringComparison.OrdinalIgnoreCase))
            {
                group ??= Unquote(attribute[(Group.Length + 1)..]);
            }
            else
            {
                others.Append(others.Length > 0 ? " " : "").Append(attribute);
            }
        }

        return (string.IsNullOrWhiteSpace(group) ? null : group, others.ToString());
    }

    /// <summary>Each <c>name=value</c> of the list in order, without quotes; a part without <c>=</c> is skipped.</summary>
    public static IEnumerable<(string Name, string Value)> Each(string attributes)
    {
        for (var at = 0; at < attributes.Length;)
        {
            var rest = attributes.AsSpan(at);
            var length = LengthOfFirst(rest);
            var attribute = rest[..length];
            var equals = attribute.IndexOf('=');
            var pair = equals > 0 ? (attribute[..equals].Trim().ToString(), Unquote(attribute[(equals + 1)..])) : default;
            at += length;
            while (at < attributes.Length && char.IsWhiteSpace(attributes[at]))
            {
                at++;
            }

            if (equals > 0)
            {
                yield return pair;
            }
        }
    }

    /// <summary>Whether the list describes a channel: some attribute is called <c>tvg-…</c>.</summary>
    public static bool DescribeChannel(string attributes) => attributes.Contains("tvg-", StringComparison.OrdinalIgnoreCase);

    private static int LengthOfFirst(ReadOnlySpan<char> text) =>
        M3uQuotes.IndexOutside(text, Stops, out _) is >= 0 and var end ? end : text.Length;

    private static string Unquote(ReadOnlySpan<char> value) =>
        (value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value).Trim().ToString();
}
