using System.Buffers;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>
/// What a worker wrote to stdout, kept in pooled chunks up to a limit until its exit code says what it is. Where
/// it is relayed, the bytes are never looked into, but for the first and the last.
/// </summary>
/// <param name="maxBytes">How much is kept.</param>
/// <param name="overflow">Is told when there is more.</param>
internal sealed class WorkerOutput(long maxBytes, Action overflow) : IDisposable
{
    private const int FirstChunk = 32 * 1024; // most replies fit
    private const int NextChunk = 64 * 1024; // a pipe holds no more

    private readonly List<(byte[] Bytes, int Length)> _chunks = [];

    public long Length { get; private set; }

    /// <summary>Whether there was more than may be kept; what is here is then no document.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Whether the reading was given up before the pipe was closed: somebody else holds it.</summary>
    public bool HeldOpen { get; private set; }

    /// <summary>
    /// Whether this can be a JSON object. Where the end of the stream was not seen, the last byte must be an object's
    /// too.
    /// </summary>
    public bool LooksLikeJson => FirstByte() == '{' && (!HeldOpen || LastByte() == '}');

    /// <summary>Reads to the end, to the limit, or until given up.</summary>
    public async Task ReadAsync(Stream stdout, CancellationToken giveUp)
    {
        try
        {
            while (await stdout.ReadAsync(Space(), giveUp).ConfigureAwait(false) is var read and > 0 && Took(read))
            {
            }
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            GiveUp();
        }
    }

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Space()
    {
        if (_chunks.Count == 0 || _chunks[^1] is var (last, used) && used == last.Length)
        {
            _chunks.Add((ArrayPool<byte>.Shared.Rent(_chunks.Count == 0 ? FirstChunk : NextChunk), 0));
        }

        var (chunk, length) = _chunks[^1];
        return chunk.AsMemory(length);
    }

    /// <summary>So many bytes were put there. False: it is more than may be kept.</summary>
    public bool Took(int read)
    {
        if (Length + read > maxBytes)
        {
            Overflowed = true;
            overflow();
            return false;
        }

        Length += read;
        var (chunk, length) = _chunks[^1];
        _chunks[^1] = (chunk, length + read);
        return true;
    }

    /// <summary>The reading ends before the pipe was closed.</summary>
    public void GiveUp() => HeldOpen = true;

    /// <summary>All of it, until this is disposed of.</summary>
    public ReadOnlySequence<byte> Bytes()
    {
        if (_chunks.Count == 0)
        {
            return ReadOnlySequence<byte>.Empty;
        }

        var first = new Segment(_chunks[0], 0);
        var last = _chunks.Skip(1).Aggregate(first, (end, chunk) => end.Append(chunk));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>Writes all of it, unchanged.</summary>
    public async Task WriteToAsync(Stream destination, CancellationToken cancellation)
    {
        foreach (var (bytes, length) in _chunks)
        {
            await destination.WriteAsync(bytes.AsMemory(0, length), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A copy of the last bytes, so many at most.</summary>
    public byte[] Tail(int maxBytes)
    {
        var tail = new byte[Math.Min(Length, maxBytes)];
        var missing = tail.Length;
        for (var i = _chunks.Count - 1; missing > 0; i--)
        {
            var (bytes, length) = _chunks[i];
            var count = Math.Min(length, missing);
            missing -= count;
            bytes.AsSpan(length - count, count).CopyTo(tail.AsSpan(missing));
        }

        return tail;
    }

    public void Dispose()
    {
        foreach (var (bytes, _) in _chunks)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _chunks.Clear();
    }

    private int FirstByte() => Length == 0 ? -1 : _chunks[0].Bytes[0];

    private int LastByte()
    {
        for (var i = _chunks.Count - 1; i >= 0; i--)
        {
            var text = _chunks[i].Bytes.AsSpan(0, _chunks[i].Length).TrimEnd(" \r\n\t"u8);
            if (!text.IsEmpty)
            {
                return text[^1];
            }
        }

        return -1;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment((byte[] Bytes, int Length) chunk, long index)
        {
            Memory = chunk.Bytes.AsMemory(0, chunk.Length);
            RunningIndex = index;
        }

        public Segment Append((byte[] Bytes, int Length) chunk)
        {
            var next = new Segment(chunk, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
