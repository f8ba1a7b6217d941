using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>Scalars as they are written, with quotes only where they are needed.</summary>
internal static partial class PlanQuotes
{
    /// <summary>The value of a scalar.</summary>
    public static string Read(string written)
    {
        if (written.Length == 0 || written[0] is not ('"' or '\''))
        {
            return written;
        }

        var quote = written[0];
        var inner = written.Length > 1 && written[^1] == quote ? written[1..^1] : written[1..];
        return quote == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal) : Unescape(inner);
    }

    /// <summary>A value as it is written.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isNumber">Whether it may be a number or a length of time, which need no quotes.</param>
    /// <param name="isJson">Whether the plan is JSON, where all but a number needs quotes.</param>
    public static string Write(string value, bool isNumber = false, bool isJson = false) =>
        isNumber && Digits().IsMatch(value) ? value
        : !isJson && (PlainText().IsMatch(value) && !IsWord(value) || Date().IsMatch(value) || (isNumber && Length().IsMatch(value))) ? value
        : Quote(value);

    private static bool IsWord(string value) =>
        value.ToLowerInvariant() is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n";

    private static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        return text.Append('"').ToString();
    }

    private static string Unescape(string inner) => Escape().Replace(inner, match => match.Value[1] switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        '0' => "\0",
        'x' or 'u' when match.Groups[1].Value + match.Groups[2].Value is { Length: > 0 } hex
            && int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && (code < 0xD800 || code is > 0xDFFF and <= 0x10FFFF) => char.ConvertFromUtf32(code),
        _ => match.Value[1..],
    });

    [GeneratedRegex(@"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|.)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^-?\d{1,18}(\.\d{1,9})?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\d+[dhms])+$")]
    private static partial Regex Length();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$")]
    private static partial Regex Date();

    // Begins with a letter or as a path does, and has none of the signs that mean something; a colon only within a word.
    [GeneratedRegex(@"^[\p{L}/._](?:[^:#,\[\]{}""'|>&*!%@`\\\p{C}]|:(?=[^\s,\[\]{}]))*(?<!\s)$")]
    private static partial Regex PlainText();
}
