using System.Buffers;

namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>
/// A request's body, kept until a worker has taken it: in memory while it is small, in a <see cref="ScratchFile"/> from
/// then on. It is written to its end first and read then, once. Disposed of, it gives back what it took of the budget.
/// </summary>
/// <param name="caller">Whose it is.</param>
/// <param name="budget">Every byte is taken from it.</param>
/// <param name="folder">Where a file is made.</param>
internal sealed class SpooledBody(string caller, ByteBudget budget, string folder) : IDisposable
{
    /// <summary>What is not longer stays in memory, in bytes.</summary>
    public const int MaxInMemory = 64 * 1024;

    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(MaxInMemory);
    private int _buffered; // the end of the body, not in the file yet
    private long _read;
    private ScratchFile? _file;

    public long Length { get; private set; }

    public bool IsOnDisk => _file is not null;

    /// <summary>Where the next bytes go; never empty.</summary>
    /// <exception cref="ScratchFailedException">What is there already cannot be put aside.</exception>
    public Memory<byte> Space()
    {
        if (_buffered == MaxInMemory)
        {
            Flush();
        }

        return _buffer.AsMemory(_buffered, MaxInMemory - _buffered);
    }

    /// <summary>So many bytes were put there. False: the budget has no more.</summary>
    public bool TryTake(int read)
    {
        if (!budget.TryTake(caller, read))
        {
            return false;
        }

        _buffered += read;
        Length += read;
        return true;
    }

    /// <summary>All of it was put there.</summary>
    /// <exception cref="ScratchFailedException">The rest of it cannot be put aside.</exception>
    public void End()
    {
        if (IsOnDisk && _buffered > 0)
        {
            Flush();
        }
    }

    /// <summary>Reads on; 0 at the end.</summary>
    /// <exception cref="ScratchFailedException">It cannot be read any more.</exception>
    public int Read(Span<byte> buffer)
    {
        int count;
        if (_file is { } file)
        {
            count = file.Read(buffer, _read);
        }
        else
        {
            count = (int)Math.Min(buffer.Length, _buffered - _read);
            _buffer.AsSpan((int)_read, count).CopyTo(buffer);
        }

        _read += count;
        return count;
    }

    public void Dispose()
    {
        if (_buffer is not { } buffer)
        {
            return;
        }

        _buffer = null;
        ArrayPool<byte>.Shared.Return(buffer);
        _file?.Dispose();
        budget.Return(caller, Length);
    }

    private void Flush()
    {
        _file ??= ScratchFile.Create(folder);
        _file.Append(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }
}
