using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>
/// The first entry of a backup: what it is, and every file in the order in which they follow (docs/storage.md, "Backup").
/// </summary>
internal sealed record BackupManifest
{
    public const string EntryName = "manifest.json";

    /// <summary>Stands before the path of every file: unpacked with tar, the archive gives a data folder of this name.</summary>
    public const string Folder = "data/";

    private const string FormatName = "scheduleflow-backup";
    private const int FormatVersion = 1;

    /// <summary>The release that made it.</summary>
    public required string Product { get; init; }

    public required Instant Created { get; init; }

    public required ImmutableArray<Entry> Files { get; init; }

    public long Bytes => Files.Sum(file => file.Size);

    public int Schedules => Files.Count(file => DocumentFiles.ScheduleOf(file.Path) is not null);

    public int Playlists => Files.Count(file => DocumentFiles.PlaylistOf(file.Path) is not null);

    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        using (var lines = new LineWriter(output))
        {
            lines.Raw("{\"version\":1,\n"u8);
            lines.Member("format", FormatName);
            lines.Raw(",\n"u8);
            lines.Member("product", Product);
            lines.Raw(",\n"u8);
            lines.Member("created", Created.ToString());
            lines.Raw(",\n\"schedule_version\":"u8);
            lines.Value(json => json.WriteNumberValue(ScheduleDocument.SchemaVersion));
            lines.Raw(",\n\"bytes\":"u8);
            lines.Value(json => json.WriteNumberValue(Bytes));
            lines.Raw(",\n\"files\":["u8);
            for (var i = 0; i < Files.Length; i++)
            {
                var file = Files[i];
                lines.Raw(i == 0 ? "\n"u8 : ",\n"u8);
                lines.Value(file.Write);
            }

            lines.Raw("\n]}\n"u8);
        }

        return output.ToArray();
    }

    /// <exception cref="JsonException">It is not what <see cref="ToBytes"/> made.</exception>
    /// <exception cref="NewerSchemaException">A newer program made it.</exception>
    public static BackupManifest Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? format = null;
        long? version = null;
        string? product = null;
        Instant? created = null;
        long? bytes = null;
        var files = ImmutableArray.CreateBuilder<Entry>();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, FormatVersion);
                    version = FormatVersion;
                    break;
                case "schedule_version":
                    StoredJson.CheckVersion(ref reader, ScheduleDocument.SchemaVersion);
                    break;
                case "format":
                    format = StoredJson.Text(ref reader);
                    break;
                case "product":
                    product = StoredJson.Text(ref reader);
                    break;
                case "created":
                    created = StoredJson.Time(ref reader);
                    break;
                case "bytes":
                    bytes = StoredJson.Number(ref reader);
                    break;
                case "files":
                    StoredJson.Expect(ref reader, JsonTokenType.StartArray);
                    while (StoredJson.NextItem(ref reader))
                    {
                        files.Add(Entry.Read(ref reader));
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        if (format != FormatName || version is null || product is null || created is null)
        {
            throw new JsonException("It is not the manifest of a backup.");
        }

        var manifest = new BackupManifest { Product = product, Created = created.Value, Files = files.ToImmutable() };
        return manifest.Bytes == bytes ? manifest : throw new JsonException("The sizes do not add up.");
    }

    /// <summary>One file.</summary>
    /// <param name="Path">Relative to the data folder, with slashes.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Sha256">64 lower-case hexadecimal digits.</param>
    /// <param name="IsReadable">False for a document that was damaged when the backup was made.</param>
    internal sealed record Entry(string Path, long Size, string Sha256, bool IsReadable)
    {
        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, Path);
            json.WriteNumber("size"u8, Size);
            json.WriteString("sha256"u8, Sha256);
            if (!IsReadable)
            {
                json.WriteBoolean("readable"u8, false);
            }

            json.WriteEndObject();
        }

        public static Entry Read(ref Utf8JsonReader reader)
        {
            StoredJson.Expect(ref reader, JsonTokenType.StartObject);
            string? path = null;
            long? size = null;
            string? hash = null;
            var isReadable = true;
            while (StoredJson.NextProperty(ref reader, out var property))
            {
                switch (property)
                {
                    case "path":
                        path = StoredJson.Text(ref reader);
                        break;
                    case "size":
                        size = StoredJson.Number(ref reader);
                        break;
                    case "sha256":
                        hash = StoredJson.Text(ref reader);
                        break;
                    case "readable":
                        isReadable = reader.TokenType != JsonTokenType.False;
                        break;
                    default:
                        StoredJson.Skip(ref reader);
                        break;
                }
            }

            return path is null || hash is null || size is not (>= 0 and <= MaxFileBytes)
                ? throw new JsonException("A file lacks its path, size or hash.")
                : new Entry(path, size.Value, hash, isReadable);
        }

        // 1 TiB: sums of sizes cannot overflow.
        private const long MaxFileBytes = 1L << 40;
    }
}
