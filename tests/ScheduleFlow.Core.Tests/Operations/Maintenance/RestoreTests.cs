using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Operations.Archives;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Operations.Archives;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Maintenance;

public sealed class RestoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly byte[] _archive;

    public RestoreTests() => _archive = BackupSample.Archive(_folder);

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_holds_something_is_refused_and_the_hint_names_the_way()
    {
        var before = BackupSample.Files(Data);

        var problem = BackupSample.Restored(_folder["b.tar.gz"], Data).Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Hint.Should().Contain("--replace");
        BackupSample.Files(Data).Should().Equal(before);
    }

    [Fact]
    public void To_replace_brings_back_what_was_and_takes_away_what_came_and_keeps_the_audit_log()
    {
        var before = BackupSample.Files(Data);
        var store = BackupSample.Store(Data);
        store.Schedules.DeleteAll().Problem.Should().BeNull();
        store.Schedules.Add([Samples.Schedule(1, "Another"), Samples.Schedule(77)]).Problem.Should().BeNull();
        store.Exports.Write("new.xml", output => output.Write("<new/>"u8)).Problem.Should().BeNull();
        var audit = File.ReadAllText(Path.Combine(Data, "audit.jsonl"));

        BackupSample.Restored(_folder["b.tar.gz"], Data, RestoreMode.Replace).Value.Replaced.Should().BeTrue();

        var after = BackupSample.Files(Data);
        File.ReadAllText(Path.Combine(Data, "audit.jsonl")).Should().StartWith(audit).And.Subject.Split('\n').Should().HaveCount(audit.Split('\n').Length + 1);
        before.Remove("audit.jsonl");
        after.Remove("audit.jsonl");
        after.Should().Equal(before);
        StoreState.Of(BackupSample.Store(Data)).Should().Contain("Replaced").And.NotContain("Another");
        StoreState.ShouldBeTidy(PhysicalDisk.Instance, new StorePaths(Data), "of the restore");
    }

    [Fact]
    public void A_store_from_before_there_were_revisions_comes_back_without_any_and_keeps_them_from_then_on()
    {
        var old = BackupSample.Store(_folder["old"]);
        old.Schedules.Add([Samples.Schedule(1, "Old")]).Problem.Should().BeNull();
        Backup.ToFile(_folder["old.tar.gz"], force: false, BackupSample.Context(_folder["old"])).Problem.Should().BeNull();
        BackupSample.Store(Data).Schedules.LoadRevision(Samples.Id(1), 1).Problem.Should().BeNull("it was replaced");

        BackupSample.Restored(_folder["old.tar.gz"], Data, RestoreMode.Replace).Problem.Should().BeNull();

        var store = BackupSample.Store(Data);
        store.Schedules.Revisions(Samples.Id(1), 10).Value.Total.Should().Be(1);
        Directory.EnumerateFiles(Path.Combine(Data, "revisions"), "*", SearchOption.AllDirectories).Should().BeEmpty();
        store.Schedules.Replace(Samples.Schedule(1, "New", revision: 2)).Problem.Should().BeNull();
        BackupSample.Store(Data).Schedules.LoadRevision(Samples.Id(1), 1).Value.Name.Should().Be("Old");
    }

    [Fact]
    public void A_backup_with_a_damaged_revision_is_made_and_says_so()
    {
        var path = new StorePaths(Data).Revision(Samples.Id(1), 1);
        File.WriteAllText(path, "garbage");

        var reply = Backup.ToFile(_folder["c.tar.gz"], force: false, BackupSample.Context(Data)).Value;

        reply.Warnings.Should().Contain(warning => warning.Contains("Revision 1 of the schedule", StringComparison.Ordinal));
        BackupSample.Restored(_folder["c.tar.gz"], _folder["there"]).Problem.Should().BeNull();
        File.ReadAllText(new StorePaths(_folder["there"]).Revision(Samples.Id(1), 1)).Should().Be("garbage");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_list_shows_one_store_or_the_other_while_they_take_turns()
    {
        BackupSample.Store(_folder["two"]).Schedules.Add([Samples.Schedule(1, "Two"), Samples.Schedule(70), Samples.Schedule(71)]).Problem.Should().BeNull();
        Backup.ToFile(_folder["two.tar.gz"], force: false, BackupSample.Context(_folder["two"])).Problem.Should().BeNull();
        string[] stores = [List(_folder["two"]), List(Data)];
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var seenBoth = false;

        // A thread of its own: a busy pool might begin only after the last round.
        var reading = Task.Factory.StartNew(
            () =>
            {
                var seen = new List<string>();
                while (!done.IsCancellationRequested)
                {
                    seen.Add(List(Data));
                    Volatile.Write(ref seenBoth, seenBoth || seen.Distinct().Count() > 1);
                }

                return seen;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        for (var round = 0; (round < 15 || !Volatile.Read(ref seenBoth)) && !done.IsCancellationRequested; round++)
        {
            BackupSample.Restored(_folder[round % 2 == 0 ? "two.tar.gz" : "b.tar.gz"], Data, RestoreMode.Replace).Problem.Should().BeNull();
        }

        await done.CancelAsync();
        (await reading).Distinct().Should().BeSubsetOf(stores).And.HaveCount(2);
    }

    [Fact]
    public void Files_that_begin_with_a_dot_are_nobodys_business()
    {
        File.WriteAllText(Path.Combine(Data, ".gitignore"), "*.tmp");

        BackupSample.Restored(_folder["b.tar.gz"], Data, RestoreMode.Replace).Problem.Should().BeNull();

        File.Exists(Path.Combine(Data, ".gitignore")).Should().BeTrue();
    }

    [Fact]
    public void An_archive_that_tar_packed_again_in_its_order_is_as_good() =>
        Restored(BackupSample.Pack(BackupSample.Entries(_archive))).Should().BeNull();

    [Fact]
    public void A_flipped_byte_anywhere_is_refused()
    {
        // The ten bytes of gzip's header say nothing that counts.
        var plain = Unpacked(_archive);
        var refused = 0;
        var random = new Random(7);
        foreach (var at in Enumerable.Range(0, 150).Select(_ => random.Next(10, _archive.Length)).Concat(Enumerable.Range(1, 12).Select(fromEnd => _archive.Length - fromEnd)))
        {
            var damaged = (byte[])_archive.Clone();
            damaged[at] ^= (byte)(1 << random.Next(8));

            // A bit may also be one of several ways to pack the same: that is no damage.
            if (at >= _archive.Length - 8 || Unpacked(damaged) is not { } unpacked || !unpacked.AsSpan().SequenceEqual(plain))
            {
                MustBeRefused(damaged, $"byte {at} is another");
                refused++;
            }
        }

        refused.Should().BeGreaterThan(150);
    }

    [Fact]
    public void An_archive_that_is_cut_off_anywhere_or_continued_is_refused()
    {
        var random = new Random(8);
        foreach (var length in Enumerable.Range(0, 60).Select(_ => random.Next(_archive.Length)).Concat(Enumerable.Range(1, 30).Select(cut => _archive.Length - cut)).Append(0))
        {
            MustBeRefused(_archive[..length], $"it ends after {length} bytes");
        }

        MustBeRefused([.. _archive, 0], "a byte follows");
        MustBeRefused([.. _archive, .. _archive], "it comes twice");
        MustBeRefused([.. Enumerable.Repeat((byte)'x', 5_000)], "it is something else");
    }

    [Fact]
    public void An_entry_that_is_missing_added_moved_or_doubled_is_refused()
    {
        var entries = BackupSample.Entries(_archive);
        for (var i = 0; i < entries.Count; i++)
        {
            var without = BackupSample.Entries(_archive);
            without.RemoveAt(i);
            MustBeRefused(BackupSample.Pack(without), $"“{entries[i].Entry.Name}” is missing");
        }

        MustBeRefused(BackupSample.Pack([.. BackupSample.Entries(_archive), (BackupSample.NewFile("data/new.json"), [1])]), "one was added", "new.json");
        MustBeRefused(BackupSample.Pack([.. BackupSample.Entries(_archive), BackupSample.Entries(_archive)[^1]]), "one comes twice");
        MustBeRefused(BackupSample.Pack([entries[0], .. BackupSample.Entries(_archive).Skip(1).Reverse()]), "they are in another order");
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("/etc/outside.json")]
    [InlineData("schedules/../../outside.json")]
    [InlineData("schedules//x.json")]
    [InlineData("./x.json")]
    [InlineData(".commit")]
    [InlineData(".inflight/x")]
    [InlineData("schedules/.x.json.1-2.tmp")]
    [InlineData("schedules/index.jsonl")]
    [InlineData("c:\\outside.json")]
    [InlineData("a\nb")]
    [InlineData("")]
    [InlineData("config.json/x")]
    public void A_name_that_leads_out_or_is_not_a_stores_is_refused(string name) =>
        MustBeRefused(With(manifest => manifest.Files.Add(Entry(name, "{}"u8.ToArray())), [(BackupSample.NewFile("data/" + name), "{}"u8.ToArray())]), name);

    [Fact]
    public void A_name_that_comes_twice_in_the_manifest_too_is_refused() =>
        MustBeRefused(With(manifest => manifest.Files.Add(manifest.Files[^1]), [BackupSample.Entries(_archive)[^1]]), "twice");

    [Fact]
    public void A_link_in_the_place_of_a_file_is_refused()
    {
        foreach (var type in new[] { TarEntryType.SymbolicLink, TarEntryType.HardLink })
        {
            var link = new GnuTarEntry(type, "data/link.json") { LinkName = "/etc/passwd" };
            MustBeRefused(With(manifest => manifest.Files.Add(Entry("link.json", [])), [(link, [])]), $"a {type}", "link.json");
        }

        MustBeRefused(With(manifest => manifest.Files.Add(Entry("pipe", [])), [(new GnuTarEntry(TarEntryType.Fifo, "data/pipe"), [])]), "a pipe", "pipe");
    }

    [Fact]
    public void Another_size_or_hash_than_the_manifests_is_refused_and_the_file_named()
    {
        for (var i = 0; i < 4; i++)
        {
            var at = i;
            var name = BackupSample.Manifest(_archive).Files[at].Path;
            MustBeRefused(With(manifest => manifest.Files.SetItem(at, manifest.Files[at] with { Sha256 = new string('0', 64) })), "another hash", name);
            MustBeRefused(With(manifest => manifest.Files.SetItem(at, manifest.Files[at] with { Size = manifest.Files[at].Size + 1 })), "another size", name);
        }
    }

    [Fact]
    public void A_document_that_the_store_cannot_read_is_refused_though_its_hash_is_right()
    {
        foreach (var text in new[] { "{}", "", "no", "{\"version\":99}" })
        {
            var name = $"schedules/{Samples.Id(9)}.json";
            var bytes = Encoding.UTF8.GetBytes(text);
            MustBeRefused(With(manifest => manifest.Files.Add(Entry(name, bytes)), [(BackupSample.NewFile("data/" + name), bytes)]), text, name);
        }
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "newer")]
    [InlineData("\"schedule_version\":2", "\"schedule_version\":3", "newer")]
    [InlineData("\"format\":\"scheduleflow-backup\"", "\"format\":\"other\"", "manifest")]
    [InlineData("\"files\":[", "\"files\":[{},", "manifest")]
    [InlineData("\"bytes\":", "\"bytes\":9", "manifest")]
    public void A_manifest_that_is_newer_or_wrong_is_refused(string from, string to, string word)
    {
        var entries = BackupSample.Entries(_archive);
        var text = Encoding.UTF8.GetString(entries[0].Bytes);
        text.Should().Contain(from);
        MustBeRefused(BackupSample.Pack([(entries[0].Entry, Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal))), .. entries.Skip(1)]), to, word);
    }

    private static BackupManifest.Entry Entry(string path, byte[] bytes) =>
        new(path, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), true);

    /// <summary>The archive with another manifest, and more entries.</summary>
    private byte[] With(Func<BackupManifest, System.Collections.Immutable.ImmutableArray<BackupManifest.Entry>> files, params (TarEntry, byte[])[] more)
    {
        var entries = BackupSample.Entries(_archive);
        var manifest = BackupSample.Manifest(_archive);
        return BackupSample.Pack([(entries[0].Entry, (manifest with { Files = files(manifest) }).ToBytes()), .. entries.Skip(1), .. more]);
    }

    private static string List(string folder) =>
        string.Join('\n', BackupSample.Store(folder).Schedules.List(new ScheduleQuery(99, null, null)).Value.Schedules);

    private static byte[]? Unpacked(byte[] archive)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private Problem? Restored(byte[] archive)
    {
        var path = _folder["changed.tar.gz"];
        File.WriteAllBytes(path, archive);
        return BackupSample.Restored(path, _folder["other"], RestoreMode.Replace).Problem;
    }

    /// <summary>Refused by a check and by a restore, which leave the store as it is.</summary>
    private void MustBeRefused(byte[] archive, string because, string named = "")
    {
        var before = BackupSample.Files(Data);
        File.WriteAllBytes(_folder["damaged.tar.gz"], archive);
        foreach (var mode in new[] { RestoreMode.Verify, RestoreMode.Replace })
        {
            var problem = BackupSample.Restored(_folder["damaged.tar.gz"], Data, mode).Problem;
            problem.Should().NotBeNull(because);
            new[] { ErrorType.ParseError, ErrorType.Validation }.Should().Contain(problem!.Type, because);
            problem.Message.Contains(named, StringComparison.Ordinal).Should().BeTrue($"{because}: “{problem.Message}”");
        }

        BackupSample.Files(Data).Should().Equal(before, because);
    }
}
