using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>
/// Writes a backup: a gzipped tar of a manifest and the files that it lists. The same files and instant give the same
/// bytes. Memory holds only a buffer and the manifest.
/// </summary>
internal static class ArchiveWriter
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Reads every file once, for its hash.</summary>
    /// <param name="snapshot">The files.</param>
    /// <param name="created">When the backup is made.</param>
    /// <param name="warnings">Takes a sentence for each document that cannot be read.</param>
    public static BackupManifest Manifest(IStoreSnapshot snapshot, Instant created, ImmutableArray<string>.Builder warnings)
    {
        var files = ImmutableArray.CreateBuilder<BackupManifest.Entry>(snapshot.Files.Length);
        foreach (var file in snapshot.Files)
        {
            var damage = file.Check();
            if (damage is not null)
            {
                warnings.Add($"{damage.Message} It is in the backup as it is.");
            }

            files.Add(new BackupManifest.Entry(file.Path, file.Size, HashOf(file), damage is null));
        }

        return new BackupManifest { Product = ProductVersion.Current, Created = created, Files = files.MoveToImmutable() };
    }

    /// <exception cref="ArchiveException">A file is not what the manifest says: someone edited it by hand.</exception>
    public static void Write(Stream output, BackupManifest manifest, IStoreSnapshot snapshot)
    {
        using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        using var tar = new TarWriter(gzip, TarEntryFormat.Gnu, leaveOpen: true);
        using (var first = new MemoryStream(manifest.ToBytes(), writable: false))
        {
            Add(tar, BackupManifest.EntryName, first, manifest.Created);
        }

        for (var i = 0; i < manifest.Files.Length; i++)
        {
            var entry = manifest.Files[i];
            using var content = new CheckedStream(snapshot.Files[i].Open(), entry, () => Changed(entry.Path));
            Add(tar, BackupManifest.Folder + entry.Path, content, manifest.Created);
        }
    }

    private static void Add(TarWriter tar, string name, Stream content, Instant time) => tar.WriteEntry(
        new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = time.ToDateTimeOffset(), Mode = Mode });

    private static string HashOf(SnapshotFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var content = file.Open();
        var buffer = new byte[64 * 1024];
        for (var left = file.Size; left > 0;)
        {
            var count = content.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (count == 0)
            {
                throw Changed(file.Path);
            }

            hash.AppendData(buffer, 0, count);
            left -= count;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ArchiveException Changed(string path) => new(new Problem(
        ErrorType.Unavailable,
        $"Another program than ScheduleFlow wrote to “{path}” during the backup.")
    {
        Hint = "Try again.",
    });
}
