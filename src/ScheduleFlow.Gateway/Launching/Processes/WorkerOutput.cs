using System.Buffers;
using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>
/// A worker's stdout, kept up to a limit until the exit code tells what it is and its reader has received it: in pooled
/// chunks while there is room in memory, the rest in a file. A relayed output is never examined, except for its first and
/// last bytes.
/// </summary>
/// <param name="maxBytes">How much is kept.</param>
/// <param name="room">Where it waits.</param>
/// <param name="caller">The caller whom it is for.</param>
/// <param name="cut">Called when it cannot be kept whole.</param>
internal sealed class WorkerOutput(long maxBytes, ReplyRoom room, string caller, Action cut) : IDisposable
{
    private const int FirstChunk = 32 * 1024; // most replies fit; not counted against the room
    private const int NextChunk = 64 * 1024; // a pipe holds no more

    private readonly List<(byte[] Bytes, int Length)> _chunks = [];
    private byte[]? _window; // bytes on their way to or from the file
    private ScratchFile? _file;
    private long _onDisk;
    private int _sent; // chunks that the reader has received and that were released

    public long Length { get; private set; }

    /// <summary>Why it was cut; none: it is whole.</summary>
    public OutputCut Cut { get; private set; }

    /// <summary>The system's exception, where it could not be written to the disk.</summary>
    public Exception? DiskFailure { get; private set; }

    /// <summary>Whether a part of it is in a file.</summary>
    public bool IsOnDisk => _file is not null;

    /// <summary>Whether reading was given up before the pipe was closed, because another process holds it open.</summary>
    public bool HeldOpen { get; private set; }

    /// <summary>
    /// Whether this can be a JSON object. Where the end of the stream was not seen, the last byte must end an object too.
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
        if (_window is null && (_chunks.Count == 0 || _chunks[^1] is var (last, used) && used == last.Length))
        {
            AddSpace();
        }

        if (_window is { } window)
        {
            return window;
        }

        var (chunk, length) = _chunks[^1];
        return chunk.AsMemory(length);
    }

    /// <summary>Accepts the bytes that were put there. False: the output cannot be kept whole.</summary>
    public bool Took(int read)
    {
        var cause = Length + read > maxBytes ? OutputCut.TooLarge
            : _window is { } window ? Put(window.AsSpan(0, read))
            : OutputCut.None;
        if (cause != OutputCut.None)
        {
            Cut = cause;
            cut();
            return false;
        }

        Length += read;
        if (_window is null)
        {
            var (chunk, length) = _chunks[^1];
            _chunks[^1] = (chunk, length + read);
        }

        return true;
    }

    /// <summary>Reading ends before the pipe was closed.</summary>
    public void GiveUp() => HeldOpen = true;

    /// <summary>All of it, valid until this is disposed. The part in a file is read back into memory.</summary>
    public ReadOnlySequence<byte> Bytes()
    {
        if (_chunks.Count == 0)
        {
            return ReadOnlySequence<byte>.Empty;
        }

        var first = new Segment(_chunks[0], 0);
        var last = _chunks.Skip(1).Aggregate(first, (end, chunk) => end.Append(chunk));
        if (_file is not null)
        {
            var rest = Tail((int)_onDisk);
            last = last.Append((rest, rest.Length));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>Writes all of it, unchanged, and releases each part once it is written. It can be written only once.</summary>
    /// <param name="destination">The reader.</param>
    /// <param name="patience">How long the reader may take for each chunk, 64 KiB at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">The reader has gone.</param>
    /// <exception cref="TimeoutException">The reader has taken longer.</exception>
    public async Task WriteToAsync(Stream destination, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            for (; _sent < _chunks.Count; _sent++)
            {
                var (bytes, length) = _chunks[_sent];
                late.CancelAfter(patience);
                await destination.WriteAsync(bytes.AsMemory(0, length), either.Token).ConfigureAwait(false);
                Release(_sent);
            }

            for (long from = 0; _file is { } file && file.Read(_window, from) is var read and > 0; from += read)
            {
                late.CancelAfter(patience);
                await destination.WriteAsync(_window.AsMemory(0, read), either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The reply was read too slowly.");
        }
    }

    /// <summary>A copy of the last bytes, at most <paramref name="maxBytes"/>.</summary>
    public byte[] Tail(int maxBytes)
    {
        var tail = new byte[Math.Min(Length, maxBytes)];
        var missing = tail.Length;
        if (_file is { } file)
        {
            var count = (int)Math.Min(file.Length, missing);
            missing -= count;
            for (var done = 0; done < count;)
            {
                done += file.Read(tail.AsSpan(missing + done, count - done), file.Length - count + done);
            }
        }

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
        for (; _sent < _chunks.Count; _sent++)
        {
            Release(_sent);
        }

        _chunks.Clear();
        _sent = 0;
        if (_window is { } window)
        {
            _window = null;
            ArrayPool<byte>.Shared.Return(window);
            _file?.Dispose();
            room.Disk.Return(caller, _onDisk);
            _onDisk = 0;
        }
    }

    private void AddSpace()
    {
        if (_chunks.Count == 0)
        {
            _chunks.Add((ArrayPool<byte>.Shared.Rent(FirstChunk), 0));
        }
        else if (room.Memory.TryTake(caller, NextChunk))
        {
            _chunks.Add((ArrayPool<byte>.Shared.Rent(NextChunk), 0));
        }
        else
        {
            _window = ArrayPool<byte>.Shared.Rent(NextChunk);
        }
    }

    private OutputCut Put(ReadOnlySpan<byte> bytes)
    {
        if (!room.Disk.TryTake(caller, bytes.Length))
        {
            return OutputCut.NoRoom;
        }

        _onDisk += bytes.Length;
        try
        {
            _file ??= ScratchFile.Create(room.Folder);
            _file.Append(bytes);
            return OutputCut.None;
        }
        catch (ScratchFailedException e)
        {
            DiskFailure = e;
            return OutputCut.DiskFailed;
        }
    }

    private void Release(int index)
    {
        ArrayPool<byte>.Shared.Return(_chunks[index].Bytes);
        if (index > 0)
        {
            room.Memory.Return(caller, NextChunk);
        }
    }

    private int FirstByte() => Length == 0 ? -1 : _chunks[0].Bytes[0];

    private int LastByte()
    {
        const int Enough = 4 * 1024; // no worker ends an object with more white space
        var text = Tail(Enough).AsSpan().TrimEnd(" \r\n\t"u8);
        return text.IsEmpty ? -1 : text[^1];
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
