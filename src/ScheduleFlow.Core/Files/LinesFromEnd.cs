namespace ScheduleFlow.Core.Files;

/// <summary>
/// The lines of a file from its end to its beginning, read a block at a time: the last page of a long log costs as much
/// as that of a short one. What follows the last line feed is a line that is still being written, or torn, and is
/// skipped.
/// </summary>
/// <param name="file">A stream that can seek.</param>
/// <param name="end">Only what lies before this offset counts.</param>
internal sealed class LinesFromEnd(Stream file, long end)
{
    /// <summary>A longer line is not kept in memory: it is returned empty, with <see cref="IsTooLong"/>.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    private const int BlockBytes = 64 * 1024;

    private byte[] _bytes = new byte[BlockBytes];
    private long _position = end; // of _bytes[_start] in the file
    private int _start = BlockBytes;
    private int _end = BlockBytes; // just after the line feed that ends the next line
    private bool _isAligned;

    /// <summary>The offset of the current line in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the current line was too long to keep; then it is empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The current line without its line feed; valid until the next call of <see cref="MoveNext"/>.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Moves to the previous line; false at the beginning of the file.</summary>
    public bool MoveNext()
    {
        if (!_isAligned)
        {
            _isAligned = true;
            if (!TakeBackTo(_end, out _))
            {
                return false; // not one whole line
            }
        }

        if (_position + (_end - _start) == 0)
        {
            return false;
        }

        // _end is just after the line feed of the line to read: look for the one before that.
        var lineEnd = _end - 1;
        TakeBackTo(lineEnd, out var length);
        Line = IsTooLong ? default : _bytes.AsMemory(_end, length);
        Offset = _position + (_end - _start);
        return true;
    }

    /// <summary>Moves <see cref="_end"/> to just after the last line feed before an index, or to the beginning of the file.</summary>
    /// <returns>False if there was no line feed.</returns>
    private bool TakeBackTo(int index, out int length)
    {
        IsTooLong = false;
        var searched = 0; // bytes before index without a line feed
        while (true)
        {
            var found = _bytes.AsSpan(_start, index - searched - _start).LastIndexOf((byte)'\n');
            if (found >= 0)
            {
                _end = _start + found + 1;
                length = index - _end;
                return true;
            }

            searched = index - _start;
            if (_position == 0)
            {
                _end = _start;
                length = searched;
                return false;
            }

            if (searched > MaxLineBytes)
            {
                // The bytes are discarded, and the search goes on from here.
                IsTooLong = true;
                _start = index = _bytes.Length;
                searched = 0;
            }

            index = Fill(index);
        }
    }

    /// <summary>Reads the previous block into the buffer; returns the new index of the byte at <paramref name="index"/>.</summary>
    private int Fill(int index)
    {
        var count = (int)Math.Min(BlockBytes, _position);
        if (_start < count)
        {
            // The bytes after the index have been read; the others move to the end of the buffer.
            var kept = index - _start;
            var bytes = kept + count <= _bytes.Length ? _bytes : new byte[Math.Max(_bytes.Length * 2, kept + count)];
            index = bytes.Length;
            _bytes.AsSpan(_start, kept).CopyTo(bytes.AsSpan(index - kept));
            _bytes = bytes;
            _start = index - kept;
        }

        _start -= count;
        _position -= count;
        file.Seek(_position, SeekOrigin.Begin);
        file.ReadExactly(_bytes, _start, count);
        return index;
    }
}
