using System.Globalization;
using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Files;

/// <summary>
/// The text log that the gateway and every worker write to at the same time. A line is one append, whole or not at all.
/// No process keeps the file open, so it can be rotated or deleted at any time.
/// </summary>
/// <remarks>
/// On Unix the file is opened with <c>O_APPEND</c> through libc: <see cref="FileMode.Append"/> writes at an offset that
/// it remembers, so that two processes would overwrite each other's lines. On Windows the file is opened for shared
/// appending, and lines that two processes write at the same moment may collide.
/// </remarks>
public static partial class LogFile
{
    private const int InterruptedSystemCall = 4; // EINTR, the same on every Unix
    private const int NoSuchFile = 2; // ENOENT, likewise
    private const int WriteOnly = 1; // O_WRONLY, likewise
    private const int FromEnd = 2; // SEEK_END, likewise

    // O_APPEND and O_CLOEXEC: a worker must not inherit the log.
    private static readonly int AppendFlags = WriteOnly | (OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? 0x400 | 0x8_0000
        : OperatingSystem.IsFreeBSD() ? 0x8 | 0x10_0000
        : 0x8 | 0x100_0000);

    /// <summary>
    /// Appends one line, which the caller ends with a line feed. Creates the folder and the file if they are missing.
    /// Never throws: a log that cannot be written must not stop an operation. A file that has become too long is rotated
    /// first; a process that is still writing to it goes on, so no line is lost.
    /// </summary>
    /// <returns>False if the line was not written completely.</returns>
    public static bool Append(string path, ReadOnlySpan<byte> line, LogRoll roll)
    {
        try
        {
            return OperatingSystem.IsWindows() ? AppendShared(path, line, roll) : AppendAtomically(path, line, roll);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool AppendAtomically(string path, ReadOnlySpan<byte> line, LogRoll roll)
    {
        var file = OpenOrCreate(path);
        if (file >= 0 && roll.MaxBytes > 0 && Seek(file, 0, FromEnd) >= roll.MaxBytes)
        {
            Rotate(path, roll);
            _ = Close(file);
            file = OpenOrCreate(path);
        }

        if (file < 0)
        {
            return false;
        }

        try
        {
            nint written;
            do
            {
                written = Write(file, line, line.Length);
            }
            while (written < 0 && Marshal.GetLastPInvokeError() == InterruptedSystemCall);
            return written == line.Length;
        }
        finally
        {
            _ = Close(file);
        }
    }

    private static int OpenOrCreate(string path)
    {
        var file = Open(path, AppendFlags);
        if (file < 0 && Marshal.GetLastPInvokeError() == NoSuchFile)
        {
            // The third argument of open (the mode of a new file) is variadic, which P/Invoke cannot pass on every system.
            Create(path);
            file = Open(path, AppendFlags);
        }

        return file;
    }

    /// <summary><c>x.log</c> → <c>x.log.1</c> → <c>x.log.2</c> …, by one process at a time, while others go on writing.</summary>
    private static void Rotate(string path, LogRoll roll)
    {
        try
        {
            using var alone = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (new FileInfo(path) is not { Exists: true } file || file.Length < roll.MaxBytes)
            {
                return; // another process has just done it
            }

            for (var number = roll.MaxFiles - 1; number >= 1; number--)
            {
                if (File.Exists(Rotated(path, number)))
                {
                    File.Move(Rotated(path, number), Rotated(path, number + 1), overwrite: true);
                }
            }

            File.Move(path, Rotated(path, 1), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process is rotating it, or the folder cannot be written to: then the file grows on.
        }
    }

    private static string Rotated(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");

    // For its owner's eyes alone: it names people and addresses. A folder that is there stays as it is.
    private static void Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
        };
        var folder = Path.GetDirectoryName(path);
        if (OperatingSystem.IsWindows())
        {
            CreateFolder(folder);
        }
        else
        {
            options.UnixCreateMode = FileModes.Private;
            if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, FileModes.PrivateFolder);
            }
        }

        new FileStream(path, options).Dispose();
    }

    private static void CreateFolder(string? folder)
    {
        if (!string.IsNullOrEmpty(folder))
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static bool AppendShared(string path, ReadOnlySpan<byte> line, LogRoll roll)
    {
        CreateFolder(Path.GetDirectoryName(path));
        if (roll.MaxBytes > 0 && new FileInfo(path) is { Exists: true } before && before.Length >= roll.MaxBytes)
        {
            Rotate(path, roll);
        }

        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Write(line);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(int file, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int file, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
