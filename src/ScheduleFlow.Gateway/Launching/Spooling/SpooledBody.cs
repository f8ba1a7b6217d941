using System.Buffers;

namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>
/// A request's body, kept until a worker has read it: in memory while it is small, otherwise in a
/// <see cref="ScratchFile"/>. It is written to its end and then read once. Dispose returns its bytes to the budget.
/// </summary>
/// <param name="caller">The caller who sent it.</param>
/// <param name="budget">The budget that every byte is taken from.</param>
/// <param name="folder">The folder for a file.</param>
internal sealed class SpooledBody(string caller, ByteBudget budget, string folder) : IDisposable
{
    /// <summary>The longest body that stays in memory, in bytes.</summary>
    public const int MaxInMemory = 64 * 1024;

    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(MaxInMemory);
    private int _buffered; // bytes at the end of the body that are not in the file yet
    private long _read;
    private ScratchFile? _file;

    public long Length { get; private set; }

    public bool IsOnDisk => _file is not null;

    /// <summary>Where the next bytes go; never empty.</summary>
    /// <exception cref="ScratchFailedException">The bytes so far cannot be written to the file.</exception>
    public Memory<byte> Space()
    {
        if (_buffered == MaxInMemory)
        {
            Flush();
        }

        return _buffer.AsMemory(_buffered, MaxInMemory - _buffered);
    }

    /// <summary>Accepts the bytes that were put there. False: the budget has no room for them.</summary>
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

    /// <summary>Marks the end of the body.</summary>
    /// <exception cref="ScratchFailedException">The last bytes cannot be written to the file.</exception>
    public void End()
    {
        if (IsOnDisk && _buffered > 0)
        {
            Flush();
        }
    }

    /// <summary>Reads the next bytes; 0 at the end.</summary>
    /// <exception cref="ScratchFailedException">The file cannot be read.</exception>
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
