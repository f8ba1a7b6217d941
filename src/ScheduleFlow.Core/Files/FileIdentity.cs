using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Files;

/// <summary>The identity of a file: two hard links to one file have the same. Known only on Linux.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file in it.</param>
internal readonly partial record struct FileIdentity(ulong Device, ulong Inode)
{
    private const int WorkingFolder = -100; // AT_FDCWD
    private const uint LinksAndInode = 0x4 | 0x100; // STATX_NLINK, STATX_INO

    /// <summary>The identity of a file with other names; null: it has none, or the system does not say.</summary>
    public static FileIdentity? OfLinked(string path) => Ask(path) is { Links: > 1, Identity: var identity } ? identity : null;

    /// <summary>Whether a name leads to this file.</summary>
    public bool Is(string path) => Ask(path) is { } other && other.Identity == this;

    // The layout of struct statx is the same on every processor; that of struct stat is not.
    private static (FileIdentity Identity, uint Links)? Ask(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> answer = stackalloc byte[256];
        return StatX(WorkingFolder, path, 0, LinksAndInode, answer) != 0
            ? null
            : (new FileIdentity(
                    Device: ((ulong)UInt32(answer, 136) << 32) | UInt32(answer, 140),
                    Inode: MemoryMarshal.Read<ulong>(answer[32..])),
                UInt32(answer, 16));
    }

    private static uint UInt32(ReadOnlySpan<byte> answer, int offset) => MemoryMarshal.Read<uint>(answer[offset..]);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> answer);
}
