using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Files;

/// <summary>A second name for a file, for which .NET has no call.</summary>
internal static partial class HardLink
{
    private static readonly int WorkingFolder = OperatingSystem.IsLinux() ? -100 : -2; // AT_FDCWD
    private static readonly int FollowLinks = OperatingSystem.IsLinux() ? 0x400 : 0x40; // AT_SYMLINK_FOLLOW

    /// <summary>False if there can be no link: another file system, one without hard links, a file that is not ours, Windows.</summary>
    public static bool TryCreate(string from, string to) =>
        !OperatingSystem.IsWindows() && LinkAt(WorkingFolder, from, WorkingFolder, to, FollowLinks) == 0;

    [LibraryImport("libc", EntryPoint = "linkat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkAt(int fromFolder, string from, int toFolder, string to, int flags);
}
