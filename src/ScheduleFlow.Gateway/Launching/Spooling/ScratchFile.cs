namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>
/// A file without a name: no other process can open it, and it disappears with its handle, even when the gateway is
/// killed. It is written to its end and then read, by one thread at a time.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly FileStream _file;

    private ScratchFile(FileStream file) => _file = file;

    /// <summary>How many bytes have been written.</summary>
    public long Length { get; private set; }

    /// <exception cref="ScratchFailedException">It cannot be created there.</exception>
    public static ScratchFile Create(string folder) => Guarded(() =>
    {
        var path = Path.Combine(folder, $"scheduleflow-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose; // on Windows a file keeps its name while it is open
            return new ScratchFile(new FileStream(path, options));
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return new ScratchFile(file);
    });

    /// <summary>Appends these bytes. They go to the system's cache, so the caller usually does not wait for a disk.</summary>
    /// <exception cref="ScratchFailedException">There is no room for them.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, Length);
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            throw new ScratchFailedException(e);
        }

        Length += bytes.Length;
    }

    /// <summary>Reads from an offset; 0 at the end.</summary>
    /// <exception cref="ScratchFailedException">It cannot be read.</exception>
    public int Read(Span<byte> buffer, long from)
    {
        try
        {
            return RandomAccess.Read(_file.SafeFileHandle, buffer, from);
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            throw new ScratchFailedException(e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static T Guarded<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            throw new ScratchFailedException(e);
        }
    }

    // .NET reports EFBIG, a file beyond the process's limit, as ArgumentOutOfRangeException.
    private static bool IsOfTheSystem(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
