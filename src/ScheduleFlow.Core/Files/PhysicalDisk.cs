using System.IO.Enumeration;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Files;

/// <summary>The operating system's files. Those of a store are not for every user of the machine (<see cref="FileModes"/>).</summary>
internal sealed class PhysicalDisk : IDisk
{
    private const int BufferBytes = 64 * 1024;
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    // A folder that we may not read is not an empty one.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };
    private static readonly EnumerationOptions NoLinks = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>For a store.</summary>
    public static readonly PhysicalDisk Instance = new(FileModes.Shared, FileModes.SharedFolder);

    /// <summary>For what a person in a shell writes where they like: as their umask says.</summary>
    public static readonly PhysicalDisk Outside = new(null, null);

    private readonly UnixFileMode? _fileMode;
    private readonly UnixFileMode? _folderMode;

    private PhysicalDisk(UnixFileMode? fileMode, UnixFileMode? folderMode)
    {
        if (!OperatingSystem.IsWindows())
        {
            (_fileMode, _folderMode) = (fileMode, folderMode);
        }
    }

    public byte[] ReadAll(string path) => File.ReadAllBytes(path);

    public Stream OpenRead(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, Shared, BufferBytes, FileOptions.SequentialScan);

    public bool Exists(string path) => File.Exists(path) || !IsAbsent(path);

    // Names alone: a FileInfo asks the system about every file, and a path is one more string.
    public IEnumerable<string> Names(string folder) => Directory.Exists(folder) || !IsAbsent(folder)
        ? new FileSystemEnumerable<string>(folder, static (ref entry) => entry.FileName.ToString(), Everything)
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory,
        }
        : [];

    public IEnumerable<string> Folders(string folder) => Directory.Exists(folder) || !IsAbsent(folder)
        ? Directory.EnumerateDirectories(folder, "*", NoLinks).Select(path => Path.GetFileName(path))
        : [];

    public long Length(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    public (long Length, bool EndsLine) End(string path)
    {
        if (!File.Exists(path))
        {
            return (0, true);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, Shared, bufferSize: 0);
        if (file.Length == 0)
        {
            return (0, true);
        }

        file.Seek(-1, SeekOrigin.End);
        return (file.Length, file.ReadByte() == '\n');
    }

    public StoredFile Describe(string path)
    {
        var file = new FileInfo(path);
        return new StoredFile(file.Name, path, file.Length, Instant.From(new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));
    }

    public bool CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return false;
        }

        if (OperatingSystem.IsWindows() || _folderMode is not { } mode)
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, mode);
        }

        return true;
    }

    public IDiskFile Create(string path) =>
        new PhysicalFile(Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, _fileMode));

    public IDiskFile CreatePrivate(string path) =>
        new PhysicalFile(Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileModes.Private));

    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes, bool flush)
    {
        using var file = Open(path, FileMode.OpenOrCreate, FileAccess.Write, Shared, 0, _fileMode);
        if (file.Length > offset)
        {
            file.SetLength(offset);
        }

        file.Seek(0, SeekOrigin.End);
        try
        {
            file.Write(bytes);
        }
        catch (ArgumentOutOfRangeException exception) when (DiskProblem.IsFileTooLarge(exception))
        {
            throw DiskProblem.FileTooLargeError(exception);
        }

        if (flush)
        {
            file.Flush(flushToDisk: true);
        }
    }

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public bool Link(string from, string to)
    {
        if (HardLink.TryCreate(from, to))
        {
            return true;
        }

        try
        {
            File.Copy(from, to, overwrite: false);
            return false;
        }
        catch
        {
            // Only cleans up; the caller handles it.
            Delete(to);
            throw;
        }
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // No folder, so no file.
        }
    }

    public bool HasFolder(string folder) => Directory.Exists(folder);

    public void DeleteFolder(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It is gone already.
        }
    }

    public void FlushFolder(string folder) => DirectorySync.Flush(folder);

    public IDisposable? TryLock(string path, bool create)
    {
        try
        {
            return create
                ? Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0, _fileMode)
                : new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (DiskProblem.IsHeldByAnother(exception))
        {
            return null;
        }
        catch (FileNotFoundException) when (!create)
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileMode how, FileAccess access, FileShare share, int bufferBytes, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = how, Access = access, Share = share, BufferSize = bufferBytes };
        if (!OperatingSystem.IsWindows() && mode is not null)
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }

    // For what File.Exists and Directory.Exists call absent. They also call absent what we may not look at, and a store
    // that we may not look at is not an empty one. Asking for the time of such a file throws.
    private static bool IsAbsent(string path)
    {
        _ = File.GetLastWriteTimeUtc(path);
        return true;
    }

    private sealed class PhysicalFile(FileStream stream) : IDiskFile
    {
        public Stream Content => stream;

        public void FlushToDisk() => stream.Flush(flushToDisk: true);

        public void Dispose()
        {
            try
            {
                stream.Dispose();
            }
            catch (Exception exception) when (
                DiskProblem.Is(exception)
                || (exception is ArgumentOutOfRangeException outOfRange && DiskProblem.IsFileTooLarge(outOfRange)))
            {
                // The rest of the buffer could not be written before either, which was reported then. The clean-up must
                // go on.
            }
        }
    }
}
