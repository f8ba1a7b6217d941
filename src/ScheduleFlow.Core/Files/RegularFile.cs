using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Files;

/// <summary>Tells files from named pipes. Both look the same to .NET, but a read of a pipe may never end.</summary>
internal static partial class RegularFile
{
    private const int ReadOnly = 0;
    private const int Current = 1; // SEEK_CUR
    private const int NoSuchDevice = 6; // ENXIO: a socket, a device without a driver

    private static readonly int NonBlocking = OperatingSystem.IsLinux() ? 0x800 : 0x4;

    /// <summary>
    /// Whether an existing path is a file, which can seek, and not a pipe. A path that cannot be opened counts as a
    /// file: opening it says why.
    /// </summary>
    public static bool Is(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        // With this flag a pipe opens at once, even if nobody is at its other end.
        var handle = Open(path, ReadOnly | NonBlocking);
        if (handle < 0)
        {
            return Marshal.GetLastPInvokeError() != NoSuchDevice;
        }

        var isFile = Seek(handle, 0, Current) >= 0;
        _ = Close(handle); // nothing was written
        return isFile;
    }

    /// <summary>Opens a file to be read once, from begin to end. Others may write, rename and delete it meanwhile.</summary>
    public static FileStream OpenRead(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "lseek")]
    private static partial long Seek(int handle, long offset, int origin);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
