using System.Text;

namespace ScheduleFlow.Core.Channels;

/// <summary>Channel ids as XMLTV requires them: like a host name, <c>bbc1.bbc.co.uk</c>.</summary>
internal static class XmltvChannelId
{
    private const string Suffix = ".channel";

    /// <summary>Two or more labels of letters, digits and hyphens, separated by dots.</summary>
    public static bool IsValid(string id) =>
        id.Contains('.') && Array.TrueForAll(id.Split('.'), label => label.Length > 0 && label.All(IsOfLabel));

    /// <summary>The valid id nearest to the given one that is not taken.</summary>
    /// <param name="id">Any text.</param>
    /// <param name="taken">The ids in use; the new one is added.</param>
    /// <param name="next">The next number of each stem, for callers that make many ids; null: it is searched for.</param>
    public static string MakeValid(string id, ISet<string> taken, Dictionary<string, int>? next = null)
    {
        var valid = new StringBuilder(id.Length);
        foreach (var character in id)
        {
            if (IsOfLabel(character))
            {
                valid.Append(character);
            }
            else if (character != '.')
            {
                valid.Append('-');
            }
            else if (valid.Length > 0 && valid[^1] != '.')
            {
                valid.Append('.');
            }
        }

        var name = valid.ToString().TrimEnd('.');
        name = name.Length == 0 ? "x" : name;
        var stem = name.Contains('.') ? name : name + Suffix;
        var unique = stem;
        for (var n = next?.GetValueOrDefault(stem, 2) ?? 2; !taken.Add(unique); n++)
        {
            unique = $"{stem}-{n}";
            if (next is not null)
            {
                next[stem] = n + 1;
            }
        }

        return unique;
    }

    private static bool IsOfLabel(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';
}
