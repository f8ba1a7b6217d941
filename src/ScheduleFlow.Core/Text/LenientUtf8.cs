using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Bytes of a document that does not state its encoding → UTF-8. Valid UTF-8 stays as it is, and every other byte is
/// read as Windows-1252: any document can be read, and UTF-8 is never misread.
/// </summary>
internal sealed class LenientUtf8(Stream input) : ForwardStream
{
    private const int BufferBytes = 16 * 1024;
    private const int MaxBytesOfOne = 3; // of one character of Windows-1252, in UTF-8

    private readonly byte[] _raw = new byte[BufferBytes];
    private readonly byte[] _ready = new byte[BufferBytes * MaxBytesOfOne];
    private int _rawCount;
    private int _readyAt;
    private int _readyCount;
    private int _lines;
    private bool _endOfInput;

    /// <summary>The first line with a byte that is not UTF-8; 0: none so far.</summary>
    public int FirstForeignLine { get; private set; }

    /// <summary>After the end of the document: warns if any byte was read as Windows-1252.</summary>
    public void WarnOf(Action<int, string> warnAt)
    {
        if (FirstForeignLine > 0)
        {
            warnAt(FirstForeignLine, "it is not UTF-8; its bytes that are not were read as Windows-1252, as were those of others like it.");
        }
    }

    public override int Read(Span<byte> buffer)
    {
        while (_readyAt == _readyCount)
        {
            if (_endOfInput && _rawCount == 0)
            {
                return 0;
            }

            Fill();
        }

        var count = Math.Min(buffer.Length, _readyCount - _readyAt);
        _ready.AsSpan(_readyAt, count).CopyTo(buffer);
        _readyAt += count;
        return count;
    }

    private void Fill()
    {
        var read = _endOfInput ? 0 : input.Read(_raw, _rawCount, _raw.Length - _rawCount);
        _endOfInput |= read == 0;
        _rawCount += read;

        var raw = _raw.AsSpan(0, _rawCount);
        var used = Utf8.IsValid(raw) ? Pass(raw) : Convert(raw);
        raw[used..].CopyTo(_raw);
        _rawCount -= used;
        _readyAt = 0;
    }

    private int Pass(ReadOnlySpan<byte> raw)
    {
        _lines += FirstForeignLine == 0 ? raw.Count((byte)'\n') : 0;
        raw.CopyTo(_ready);
        _readyCount = raw.Length;
        return raw.Length;
    }

    // Returns how many bytes were used: a character that the end of the buffer cuts waits for its rest.
    private int Convert(ReadOnlySpan<byte> raw)
    {
        var used = 0;
        _readyCount = 0;
        while (used < raw.Length)
        {
            var status = Rune.DecodeFromUtf8(raw[used..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !_endOfInput)
            {
                break;
            }

            if (status == OperationStatus.Done)
            {
                _lines += raw[used] == '\n' ? 1 : 0;
                raw.Slice(used, length).CopyTo(_ready.AsSpan(_readyCount));
                _readyCount += length;
                used += length;
            }
            else
            {
                FirstForeignLine = FirstForeignLine == 0 ? _lines + 1 : FirstForeignLine;
                _readyCount += Encoding.UTF8.GetBytes(Windows1252.Instance.GetString([raw[used]]), _ready.AsSpan(_readyCount));
                used++;
            }
        }

        return used;
    }
}
