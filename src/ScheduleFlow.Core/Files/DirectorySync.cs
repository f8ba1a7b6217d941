using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Files;

/// <summary>
/// Makes names durable: after a rename or delete, the list of names in a folder reaches the disk only with an fsync of
/// the folder, for which .NET has no call.
/// </summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;
    private const int InterruptedCall = 4; // EINTR

    /// <summary>Waits until the names in a folder are on disk. Windows journals them itself.</summary>
    /// <exception cref="IOException">The system call failed; HResult is the errno.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle;
        do
        {
            handle = Open(folder, ReadOnly);
        }
        while (handle < 0 && Marshal.GetLastPInvokeError() == InterruptedCall);

        if (handle < 0)
        {
            throw Failure();
        }

        try
        {
            while (Fsync(handle) != 0)
            {
                if (Marshal.GetLastPInvokeError() != InterruptedCall)
                {
                    throw Failure();
                }
            }
        }
        finally
        {
            // Nothing was written through this descriptor, so a failure loses nothing.
            _ = Close(handle);
        }
    }

    private static IOException Failure()
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException(new Win32Exception(error).Message, error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
