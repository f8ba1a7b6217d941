using System.Globalization;

namespace ScheduleFlow.Core.Linting;

/// <summary>The place that a reader's message names in words: <c>line 3, column 5</c>.</summary>
internal static class PlaceInText
{
    /// <returns>Line and column from 1; 0 where the message names none.</returns>
    public static (int Line, int Column) Of(ReadOnlySpan<char> message)
    {
        var line = NumberBehind(message, "line ");
        return line == 0 ? (0, 0) : (line, NumberBehind(message, "column "));
    }

    private static int NumberBehind(ReadOnlySpan<char> message, ReadOnlySpan<char> word)
    {
        var at = message.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 0;
        }

        var rest = message[(at + word.Length)..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(digits < 0 ? rest : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
