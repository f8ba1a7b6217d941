using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace ScheduleFlow.TestKit;

/// <summary>
/// A disk that fills up: a tmpfs of its own where the machine allows mounting, and where it does not, a limit on the
/// size of the files that the worker writes. Unmounted with it.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private const int PageBytes = 4096;
    private const int MountBytes = 2 * 1024 * 1024;
    private const int LimitBytes = 1024;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
        Directory.CreateDirectory(Path);
        IsMounted = Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={MountBytes},mode=0777"), "tmpfs", Path);
    }

    /// <summary>The root of the disk.</summary>
    public string Path => _folder["disk"];

    /// <summary>Whether it is a file system of its own.</summary>
    public bool IsMounted { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static SmallDisk Create() => new();

    /// <summary>Skips the test, or fails it in CI, where this is no file system of its own.</summary>
    public static SmallDisk CreateMounted()
    {
        var disk = new SmallDisk();
        if (!disk.IsMounted)
        {
            disk.Dispose();
            Requires.That(false, "the machine does not allow mounting a tmpfs");
        }

        return disk;
    }

    /// <summary>Leaves so many pages (or, without a mount, as many KiB for each file) and no more.</summary>
    /// <returns>The worker to which that applies.</returns>
    public Worker LeaveRoomFor(int units, Worker worker)
    {
        if (!IsMounted)
        {
            return worker.Limited(string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {units * LimitBytes / 1024}"));
        }

        using var filler = new FileStream(Filler, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        filler.Seek(0, SeekOrigin.End);
        try
        {
            var page = new byte[PageBytes];
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            // Full. A page that went in half is one that is taken.
        }

        var pages = (filler.Length + PageBytes - 1) / PageBytes;
        filler.SetLength((pages - units) * PageBytes);
        return worker;
    }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => File.Delete(Filler);

    /// <summary>Nothing can be written from now on.</summary>
    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path), "The tmpfs cannot be remounted read-only.");

    public void Dispose()
    {
        if (IsMounted)
        {
            // Lazily where something still has a file open: it must not stay in any case.
            Assert.True(Run("umount", Path) || Run("umount", "-l", Path), $"{Path} is still mounted.");
        }

        _folder.Dispose();
    }

    private static bool Run(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var said = process.StandardError.ReadToEndAsync();
            Assert.True(process.WaitForExit(Deadline), $"{program} does not end.");
            _ = said;
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
