using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>Explains a JSON error from the text around it and the brackets that are still open.</summary>
internal static class JsonFaults
{
    /// <summary>How many bytes after the error are needed to quote it.</summary>
    public const int QuotedBytes = 24;

    /// <param name="before">The text before the error; its last character is not white space.</param>
    /// <param name="rest">The text from the error on.</param>
    /// <param name="isFinal">Whether <paramref name="rest"/> reaches the end of the document.</param>
    /// <param name="open">The brackets that are still open.</param>
    public static (string Fault, string? Hint) Explain(
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> rest,
        bool isFinal,
        JsonContainers open)
    {
        if (isFinal && rest.Trim(" \t\r\n"u8).IsEmpty)
        {
            return AtTheEnd(open);
        }

        var found = rest.IsEmpty ? (byte)0 : rest[0];
        if (open.HasEnded && open.Count == 0)
        {
            return (
                $"{Quote(rest)} follows the end of the document",
                "A document holds one value: remove what follows, or put both into one array.");
        }

        if (before.EndsWith("\\"u8))
        {
            return ($"{Quote(rest)} is not an escape in a string", "A backslash is written \\\\.");
        }

        if (found is (byte)'[' or (byte)'{' && open.Count >= Limits.MaxDepth)
        {
            return ($"it is nested more than {Limits.MaxDepth} levels deep", null);
        }

        if (found is (byte)']' or (byte)'}')
        {
            return Closing(found, before, open);
        }

        return found switch
        {
            (byte)'\'' => ("a string is in single quotes", "JSON strings are in double quotes."),
            (byte)'/' or (byte)'#' => ("a comment stands here", "JSON has no comments: remove it."),
            (byte)',' => ("a comma stands where a value is expected", "Remove one of the commas."),
            < 0x20 => ($"the character U+{found:X4} stands inside a string or between values", "A line break in a string is written \\n."),
            (byte)'"' when before.EndsWith("\""u8) || EndsValue(before) => ("a comma is missing before this string", null),
            _ => ($"{Quote(rest)} is not expected here", null),
        };
    }

    private static (string Fault, string? Hint) AtTheEnd(JsonContainers open) => open.Count == 0
        ? ("the document ends too early", ReadProblems.CutShort)
        : ($"the document ends inside the {Kind(open)} that was opened in line {open.Innermost.Line}", ReadProblems.CutShort);

    private static (string Fault, string? Hint) Closing(byte found, ReadOnlySpan<byte> before, JsonContainers open)
    {
        if (open.Count == 0)
        {
            return ($"{(char)found} closes nothing", null);
        }

        if (open.Innermost.IsArray != (found == ']'))
        {
            return (
                $"{(char)found} does not close the {Kind(open)} that was opened in line {open.Innermost.Line}",
                $"Close it with {(open.Innermost.IsArray ? ']' : '}')} before.");
        }

        if (!before.IsEmpty && before[^1] is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'e' or (byte)'E')
        {
            return ("a number is not complete", null);
        }

        return before.EndsWith(","u8)
            ? ($"a comma stands before {(char)found}", "JSON has no comma after the last value: remove it.")
            : ($"a value is missing before {(char)found}", null);
    }

    private static string Kind(JsonContainers open) => open.Innermost.IsArray ? "array [" : "object {";

    private static bool EndsValue(ReadOnlySpan<byte> before) =>
        !before.IsEmpty && before[^1] is (byte)'}' or (byte)']' or (>= (byte)'0' and <= (byte)'9');

    // A few characters are enough for a person to find the place.
    private static string Quote(ReadOnlySpan<byte> rest)
    {
        var text = Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, QuotedBytes)]);
        var length = 0;
        while (length < Math.Min(text.Length, 12) && !char.IsControl(text[length]) && text[length] is not ('\uFFFD' or '"'))
        {
            length++;
        }

        return length == 0 ? "a quotation mark" : $"\"{text[..length]}\"";
    }
}
