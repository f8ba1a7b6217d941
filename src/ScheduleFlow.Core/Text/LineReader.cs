using System.Text;
using System.Text.Unicode;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Bytes → lines that end with LF, CRLF or CR. A line that is not UTF-8 is read as Windows-1252. A byte order mark at
/// the start of any line is dropped. A line over 1 MB throws <see cref="UnreadableException"/>.
/// </summary>
internal sealed class LineReader(Stream utf8, string format)
{
    private const int MaxLineBytes = 1024 * 1024;

    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private bool _endOfStream;
    private bool _afterCarriageReturn;

    /// <summary>The number of the last line read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The first line that was not UTF-8; 0: none so far.</summary>
    public int FirstForeignLine { get; private set; }

    /// <summary>The next line without its end, or null after the last.</summary>
    public string? Next()
    {
        var searched = 0;
        while (true)
        {
            if (_afterCarriageReturn && _start < _end)
            {
                _afterCarriageReturn = false;
                _start += _buffer[_start] == '\n' ? 1 : 0;
            }

            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest[Math.Min(searched, rest.Length)..].IndexOfAny((byte)'\r', (byte)'\n');
            if (length >= 0)
            {
                length += Math.Min(searched, rest.Length);
                _afterCarriageReturn = rest[length] == '\r';
                _start += length + 1;
                return Decode(rest[..length]);
            }

            if (_endOfStream)
            {
                _start = _end;
                return rest.IsEmpty ? null : Decode(rest);
            }

            if (rest.Length > MaxLineBytes)
            {
                throw new UnreadableException(ReadProblems.NotWellFormed(
                    format,
                    Number + 1,
                    1,
                    "the line is longer than 1 MB",
                    "Check that it is a text file."));
            }

            searched = rest.Length;
            Fill();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = utf8.Read(_buffer, _end, _buffer.Length - _end);
        _endOfStream = read == 0;
        _end += read;
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        Number++;
        if (line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        if (Utf8.IsValid(line))
        {
            return Encoding.UTF8.GetString(line);
        }

        FirstForeignLine = FirstForeignLine == 0 ? Number : FirstForeignLine;
        return Windows1252.Instance.GetString(line);
    }
}
