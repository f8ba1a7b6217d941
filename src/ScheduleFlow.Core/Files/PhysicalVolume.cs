using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Files;

/// <summary>The operating system's own answers.</summary>
internal sealed partial class PhysicalVolume : IVolume
{
    private const int Writable = 2; // W_OK
    private const int PermissionDenied = 13; // EACCES
    private const int ReadOnlyFileSystem = 30; // EROFS

    public static readonly PhysicalVolume Instance = new();

    private PhysicalVolume()
    {
    }

    public long? FreeBytes(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        try
        {
            return new DriveInfo(existing).AvailableFreeSpace;
        }
        catch (Exception exception) when (DiskProblem.Is(exception) || exception is ArgumentException)
        {
            // A share without a drive letter, or a folder that we may not look into: unknown.
            return null;
        }
    }

    public bool IsWritable(string folder) =>
        OperatingSystem.IsWindows()
        || Access(folder, Writable) == 0
        || Marshal.GetLastPInvokeError() is not (PermissionDenied or ReadOnlyFileSystem);

    public bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    public bool IsRegular(string path) => RegularFile.Is(path);

    public bool IsOpenToOthers(string path)
    {
        const UnixFileMode others =
            UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        try
        {
            return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Just deleted, or not ours to look at: unknown.
            return false;
        }
    }

    public UnixFileMode? Mode(string path)
    {
        try
        {
            // Of a link it is that of what it leads to; nothing else is asked of that.
            return OperatingSystem.IsWindows() || !Path.Exists(path) ? null : File.GetUnixFileMode(path);
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return null;
        }
    }

    public void SetMode(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Somebody else's, or gone: the check that comes after says so again.
        }
    }

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
