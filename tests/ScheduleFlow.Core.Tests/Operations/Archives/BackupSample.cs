using System.Formats.Tar;
using System.IO.Compression;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Archives;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Archives;

/// <summary>A store with a file of every kind, and what is done with backups of it.</summary>
internal static class BackupSample
{
    public static FileStore Store(string folder) => new(folder, Samples.Origin);

    public static OperationContext Context(string folder) => new() { Store = Store(folder), Now = Samples.Origin.Now, Entropy = default };

    /// <summary>Fills a data folder with a file of every kind, one of a later version and a damaged one among them.</summary>
    public static void Fill(string folder)
    {
        var store = Store(folder);
        store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)], StoreChange.Kept).Problem.Should().BeNull();
        store.AddFilled(Samples.Calendar(3, ("a", 100), ("b", 110))).Problem.Should().BeNull();
        store.Schedules.Replace(Samples.Schedule(1, "Replaced", revision: 2)).Problem.Should().BeNull();
        store.Playlists.Add(Samples.Playlist(4), new NamedContent("list.json", output => output.Write("[]"u8))).Problem.Should().BeNull();
        store.Schedules.Add([Samples.Schedule(5)]).Problem.Should().BeNull();
        File.WriteAllText(Path.Combine(folder, "schedules", $"{Samples.Id(5)}.json"), "{");
        Store(folder).Schedules.Load(Samples.Id(5)).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        store.Keys.Add(Samples.Key(1), Samples.Origin.Now).Problem.Should().BeNull();
        Write(folder, "config.json", "{\"version\":1}");
        Write(folder, "channels.json", "{\"version\":1,\"guide_urls\":[],\"channels\":[]}");
        Write(folder, "generated_pages/guide.html", "<p>Guide</p>");
        Write(folder, "later/deep/er/thing.bin", new string('\0', 5_000));
        Write(folder, "exports/empty.xml", "");
        Write(folder, $"exports/{new string('ü', 90)}.xml", "<long/>");
    }

    /// <summary>What must come back: every file but the index, locks and temporary ones.</summary>
    public static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path)))
        .Where(file => file.Name is not ("schedules/index.jsonl" or ".lock"))
        .ToDictionary(file => file.Name, file => Convert.ToHexString(File.ReadAllBytes(file.Path)));

    public static Outcome<RestoreReply> Restored(
        string archive, string folder, RestoreMode mode = RestoreMode.IntoEmpty, bool withKeys = true) =>
        Restore.Run(
            new RestoreRequest
            {
                File = archive,
                Replace = mode == RestoreMode.Replace,
                Verify = mode == RestoreMode.Verify,
                WithKeys = withKeys,
            },
            Context(folder));

    public static byte[] Archive(TempFolder folder)
    {
        Fill(folder["data"]);
        Backup.ToFile(folder["b.tar.gz"], force: false, Context(folder["data"])).Problem.Should().BeNull();
        return File.ReadAllBytes(folder["b.tar.gz"]);
    }

    /// <summary>An archive's entries, each with its bytes.</summary>
    public static List<(TarEntry Entry, byte[] Bytes)> Entries(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var entries = new List<(TarEntry, byte[])>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var copy = new MemoryStream();
            entry.DataStream?.CopyTo(copy);
            entries.Add((entry, copy.ToArray()));
        }

        return entries;
    }

    /// <summary>An archive of entries, each whole in itself.</summary>
    public static byte[] Pack(IEnumerable<(TarEntry Entry, byte[] Bytes)> entries)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Gnu))
        {
            foreach (var (entry, bytes) in entries)
            {
                if (entry.EntryType == TarEntryType.RegularFile)
                {
                    entry.DataStream = new MemoryStream(bytes);
                }

                tar.WriteEntry(entry);
            }
        }

        return output.ToArray();
    }

    public static TarEntry NewFile(string name) => new GnuTarEntry(TarEntryType.RegularFile, name);

    public static BackupManifest Manifest(byte[] archive) => BackupManifest.Read(Entries(archive)[0].Bytes);

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
