namespace ScheduleFlow.Core.Files;

/// <summary>
/// The lines of a file from its end to its beginning, a block at a time: a page of the end of a long log costs as much
/// as one of a short log. What follows the last line feed is a line that is still being written, or torn, and is passed
/// over.
/// </summary>
/// <param name="file">Can be sought in.</param>
/// <param name="end">Only what lies before this offset counts.</param>
internal sealed class LinesFromEnd(Stream file, long end)
{
    /// <summary>A longer line is not kept in memory: it is read as an empty one that is too long.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    private const int BlockBytes = 64 * 1024;

    private byte[] _bytes = new byte[BlockBytes];
    private long _position = end; // of _bytes[_start] in the file
    private int _start = BlockBytes;
    private int _end = BlockBytes; // the line feed that ends the next line lies just before
    private bool _isAligned;

    /// <summary>Where the current line begins in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the current line was too long to be kept; it is empty then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The current line without its line feed; valid until the next.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Moves to the line before; false at the beginning of the file.</summary>
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

        // _end is behind the line feed of the line to read: look for the one before that.
        var lineEnd = _end - 1;
        TakeBackTo(lineEnd, out var length);
        Line = IsTooLong ? default : _bytes.AsMemory(_end, length);
        Offset = _position + (_end - _start);
        return true;
    }

    /// <summary>Moves <see cref="_end"/> behind the last line feed before an index, or to the beginning of the file.</summary>
    /// <returns>False where there was none.</returns>
    private bool TakeBackTo(int index, out int length)
    {
        IsTooLong = false;
        var searched = 0; // bytes before index that hold none
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
                // Forgotten: the search goes on from here.
                IsTooLong = true;
                _start = index = _bytes.Length;
                searched = 0;
            }

            index = Fill(index);
        }
    }

    /// <summary>Puts the block before into the buffer; returns where the byte at an index lies now.</summary>
    private int Fill(int index)
    {
        var count = (int)Math.Min(BlockBytes, _position);
        if (_start < count)
        {
            // What lies behind the index has been read; the rest makes room at the end.
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
