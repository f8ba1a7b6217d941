using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>
/// Reads a backup once, from its first byte to its last:
/// <code>
///   (1) manifest ─▶ (2) each file in its order: name, kind, size, hash, content ─▶ (3) nothing else, checksum of it all
/// </code>
/// Anything that differs from what <see cref="ArchiveWriter"/> wrote is an <see cref="ArchiveException"/>.
/// </summary>
internal static class ArchiveReader
{
    private const int MaxManifestBytes = 256 * 1024 * 1024;
    private const int TarBytesPerFile = 4 * 1024; // header, padding, and the same for a long name
    private const int TarBytesAround = 64 * 1024;

    /// <param name="input">The archive.</param>
    /// <param name="begin">Gets the manifest, and says where the files go.</param>
    /// <param name="then">Runs after the last file.</param>
    public static Outcome<T> Read<T>(
        Stream input, Func<BackupManifest, Outcome<IRestoration>> begin, Func<BackupManifest, IRestoration, Outcome<T>> then)
        where T : notnull
    {
        var packed = new PackedStream(input) { MaxPlainBytes = MaxManifestBytes + TarBytesAround };
        try
        {
            using var source = packed.Packed;
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            using var plain = packed.Plain(gzip);
            using var tar = new TarReader(plain, leaveOpen: true);

            // (1)
            var manifest = Manifest(tar);
            packed.MaxPlainBytes = TarBytesAround + MaxManifestBytes + manifest.Bytes + ((long)manifest.Files.Length * TarBytesPerFile);
            if (!begin(manifest).TryGet(out var restoration, out var problem))
            {
                return problem;
            }

            using (restoration)
            {
                // (2)
                foreach (var file in manifest.Files)
                {
                    using var content = new CheckedStream(
                        Next(tar, BackupManifest.Folder + file.Path, file.Size),
                        file,
                        () => ArchiveException.Damaged($"“{file.Path}” is not what the manifest says"));
                    if (!restoration.Add(file.Path, file.IsReadable, content).TryGet(out _, out problem))
                    {
                        return problem;
                    }
                }

                // (3)
                if (tar.GetNextEntry() is { } more)
                {
                    throw ArchiveException.Damaged($"“{Shown(more.Name)}” is not in its manifest");
                }

                plain.CopyTo(Stream.Null);
                source.CopyTo(Stream.Null);
                return packed.IsWhole
                    ? then(manifest, restoration)
                    : throw ArchiveException.Damaged("it is cut off, or something was added to its end");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw ArchiveException.Damaged("it is not a complete gzipped tar file");
        }
    }

    private static BackupManifest Manifest(TarReader tar)
    {
        using var document = new MemoryStream();
        using (var content = Next(tar, BackupManifest.EntryName, null))
        {
            content.CopyTo(document);
        }

        try
        {
            return BackupManifest.Read(document.GetBuffer().AsSpan(0, (int)document.Length));
        }
        catch (JsonException)
        {
            throw ArchiveException.Damaged("its manifest cannot be read");
        }
        catch (NewerSchemaException exception)
        {
            throw new ArchiveException(new Problem(
                ErrorType.ParseError,
                $"A newer ScheduleFlow made the backup (version {exception.Version}). Nothing was changed.")
            {
                Hint = "Restore it with that version.",
            });
        }
    }

    private static Stream Next(TarReader tar, string name, long? size)
    {
        var entry = tar.GetNextEntry() ?? throw ArchiveException.Damaged($"“{name}” is missing");
        if (entry.Name != name)
        {
            throw ArchiveException.Damaged($"“{Shown(entry.Name)}” stands where “{name}” should");
        }

        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
        {
            throw ArchiveException.Damaged($"“{name}” is not a file");
        }

        return size is null || entry.Length == size
            ? entry.DataStream ?? Stream.Null
            : throw ArchiveException.Damaged($"“{name}” has {entry.Length} bytes, not {size}");
    }

    private static string Shown(string name)
    {
        var shown = string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));
        return ShortText.Of(shown, 120);
    }
}
