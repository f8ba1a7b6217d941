using System.Buffers;
using System.Text;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>Writes content lines, each with CRLF, folded between characters at 75 bytes (RFC 5545, 3.1).</summary>
internal sealed class IcsOutput(Stream output) : IDisposable
{
    private const int MaxLineBytes = 75;

    private readonly BufferedStream _output = new(output, 16 * 1024);
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Writes a property of type TEXT, if there is a text.</summary>
    public void Text(string name, string? text)
    {
        if (text is not null)
        {
            Line($"{name}:{Escape(Clean(text))}");
        }
    }

    public void Line(string line)
    {
        _line.ResetWrittenCount();
        Encoding.UTF8.GetBytes(line, _line);
        var rest = _line.WrittenSpan;
        var room = MaxLineBytes;
        while (rest.Length > room)
        {
            while ((rest[room] & 0xC0) == 0x80)
            {
                room--; // not inside a character
            }

            _output.Write(rest[..room]);
            _output.Write("\r\n "u8);
            rest = rest[room..];
            room = MaxLineBytes - 1; // the space counts
        }

        _output.Write(rest);
        _output.Write("\r\n"u8);
    }

    /// <summary>Text as iCalendar can hold it: every line end is a line feed, and tabs are the only other control characters.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !text.Contains('\u007F'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            clean.Append(character is '\r' ? '\n' : character is (< ' ' and not ('\t' or '\n')) or '\u007F' ? '\uFFFD' : character);
        }

        return clean.ToString();
    }

    public void Dispose() => _output.Flush(); // the inner stream is the caller's

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
