using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// Bytes → unfolded content lines (RFC 5545, 3.1). Lines are unfolded before they are decoded, because a fold may split a
/// character. A line that is not UTF-8 is read as Windows-1252. A line over 4 MB throws <see cref="UnreadableException"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The line is in memory; there is nothing to release.")]
internal sealed class IcsLines(Stream utf8)
{
    private const int MaxLineBytes = 4 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly MemoryStream _line = new();
    private int _at;
    private int _count;
    private int _physical = 1;

    /// <summary>The number of the line on which the current one begins, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The first line that was not UTF-8; 0: none so far.</summary>
    public int FirstForeignLine { get; private set; }

    /// <summary>The next line that is not blank; null after the last.</summary>
    public string? Next()
    {
        do
        {
            if (Peek() < 0)
            {
                return null;
            }

            ReadUnfolded();
        }
        while (_line.Length == 0);

        var bytes = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        FirstForeignLine = FirstForeignLine == 0 ? Number : FirstForeignLine;
        return Windows1252.Instance.GetString(bytes);
    }

    private void ReadUnfolded()
    {
        _line.SetLength(0);
        Number = _physical;
        while (true)
        {
            var next = Read();
            if (next is not ('\r' or '\n' or < 0))
            {
                if (_line.Length == MaxLineBytes)
                {
                    throw new UnreadableException(ReadProblems.NotWellFormed("iCalendar", Number, 1, "the line is longer than 4 MB"));
                }

                _line.WriteByte((byte)next);
                continue;
            }

            if (next == '\r' && Peek() == '\n')
            {
                Read();
            }

            _physical++;
            if (next < 0 || Peek() is not (' ' or '\t'))
            {
                return;
            }

            Read();
        }
    }

    private int Peek()
    {
        if (_at == _count)
        {
            _at = 0;
            _count = utf8.Read(_buffer);
        }

        return _count == 0 ? -1 : _buffer[_at];
    }

    private int Read()
    {
        var next = Peek();
        _at += next < 0 ? 0 : 1;
        return next;
    }
}
