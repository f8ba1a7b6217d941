using System.Buffers;
using System.Text;

namespace ScheduleFlow.Core.Formats.Markdown;

/// <summary>Escapes text so that Markdown shows it as it is, on one line and in one cell of a table.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<>|~&#$");

    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (char.IsControl(character) || character is '\u2028' or '\u2029')
            {
                written.Append(' ');
                continue;
            }

            if (Marks.Contains(character))
            {
                written.Append('\\');
            }

            written.Append(character);
        }

        return written.ToString();
    }
}
