using System.Buffers;
using System.Text.Unicode;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Strict UTF-8 → characters. Keeps the last two buffers, so that an error can be described with the text around it. A
/// byte that is not UTF-8 throws <see cref="UnreadableException"/> with line and column.
/// </summary>
internal sealed class Utf8TextReader(Stream utf8, string format) : TextReader
{
    private const int BufferLength = 16 * 1024;

    private readonly byte[] _bytes = new byte[BufferLength];
    private int _byteCount;
    private char[] _previous = new char[BufferLength];
    private int _previousLength;
    private char[] _current = new char[BufferLength];
    private int _currentLength;
    private TextPlace _previousStart = new();
    private TextPlace _currentStart = new();
    private int _at;
    private bool _endOfStream;
    private bool _isInvalid;

    /// <summary>The document ends where the window does.</summary>
    public bool ReachedEnd { get; private set; }

    /// <summary>The text read last, up to 32 K characters.</summary>
    public string Window => string.Concat(_previous.AsSpan(0, _previousLength), _current.AsSpan(0, _currentLength));

    /// <summary>Where the window starts.</summary>
    public TextPlace WindowStart => _previousStart;

    /// <summary>The place of the last character but so many that the last <see cref="Read(Span{char})"/> gave.</summary>
    public TextPlace PlaceBefore(int count)
    {
        var place = _currentStart;
        place.Advance(_current.AsSpan(0, Math.Max(0, _at - count)));
        return place;
    }

    public override int Read(Span<char> buffer)
    {
        if (_at == _currentLength && !Fill())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _currentLength - _at);
        _current.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read() => _at == _currentLength && !Fill() ? -1 : _current[_at++];

    public override int Peek() => _at == _currentLength && !Fill() ? -1 : _current[_at];

    private bool Fill()
    {
        if (_isInvalid)
        {
            var place = _currentStart;
            place.Advance(_current.AsSpan(0, _currentLength));
            throw new UnreadableException(ReadProblems.NotUtf8(format, place, _bytes[0]));
        }

        if (!ReachedEnd)
        {
            if (!_endOfStream)
            {
                // Buffers are always filled, whatever pieces the stream comes in: the window is two of them.
                var free = _bytes.AsSpan(_byteCount);
                var read = utf8.ReadAtLeast(free, free.Length, throwOnEndOfStream: false);
                _endOfStream = read < free.Length;
                _byteCount += read;
            }

            // The older buffer is replaced only by one that holds text.
            var status = Utf8.ToUtf16(
                _bytes.AsSpan(0, _byteCount),
                _previous,
                out var used,
                out var written,
                replaceInvalidSequences: false,
                isFinalBlock: _endOfStream);
            if (written > 0)
            {
                _previousStart = _currentStart;
                _currentStart.Advance(_current.AsSpan(0, _currentLength));
                (_previous, _current) = (_current, _previous);
                _previousLength = _currentLength;
                _currentLength = written;
                _at = 0;
            }

            _bytes.AsSpan(used, _byteCount - used).CopyTo(_bytes);
            _byteCount -= used;
            if (status == OperationStatus.InvalidData)
            {
                _isInvalid = true;
                return written > 0 || Fill();
            }

            ReachedEnd = written == 0;
            return written > 0;
        }

        return false;
    }
}
