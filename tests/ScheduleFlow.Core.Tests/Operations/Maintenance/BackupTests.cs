using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Operations.Archives;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Maintenance;

public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _changing; // of the four others, those that have changed something

    private string Data => _folder["data"];

    private string Archive => _folder["b.tar.gz"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_file_comes_back_byte_for_byte_and_the_audit_log_gets_its_lines()
    {
        BackupSample.Fill(Data);
        var reply = Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Value;
        var files = BackupSample.Files(Data);

        var restored = BackupSample.Restored(Archive, _folder["other"]).Value;

        var found = BackupSample.Files(_folder["other"]);
        var (was, isNow) = (files["audit.jsonl"], found["audit.jsonl"]);
        isNow.Should().StartWith(was);
        System.Text.Encoding.UTF8.GetString(Convert.FromHexString(isNow[was.Length..])).Should().Contain("\"count\":3").And.EndWith("}\n").And.Subject.Count(character => character == '\n').Should().Be(2, "the restore has a line, and so have the keys that it let in");
        found["audit.jsonl"] = was;
        found.Should().Equal(files);
        files.Keys.Should().Contain(name => name.EndsWith(".bak")).And.Contain(name => name.Contains(".corrupt-")).And.Contain("schedules/.quarantined");
        restored.Replaced.Should().BeFalse();
        restored.Restored.Should().Be(new RestoredCounts(reply.Files, reply.Bytes, 3, 1));
        restored.Verified.Should().BeNull();
        reply.Files.Should().Be(files.Count);
        reply.Sha256.Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Archive))));
        StoreState.Of(BackupSample.Store(_folder["other"])).Should().Be(StoreState.Of(BackupSample.Store(Data)));
    }

    [Fact]
    public void The_same_store_and_instant_give_the_same_bytes()
    {
        BackupSample.Fill(Data);
        Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Problem.Should().BeNull();
        var stream = new MemoryStream();

        Backup.ToStream(() => stream, BackupSample.Context(Data)).Problem.Should().BeNull();

        stream.ToArray().Should().Equal(File.ReadAllBytes(Archive));
    }

    [Fact]
    public void A_damaged_schedule_is_backed_up_as_it_is_and_said_and_comes_back_as_it_was()
    {
        BackupSample.Fill(Data);
        var path = new StorePaths(Data).Schedule(Samples.Id(2));
        File.WriteAllText(path, "{\"version\":2,");

        var warnings = Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Value.Warnings;
        var restored = BackupSample.Restored(Archive, _folder["other"]).Value;

        warnings!.Value.Should().ContainSingle().Which.Should().Contain(Samples.Id(2).ToString());
        restored.Warnings!.Value.Should().ContainSingle().Which.Should().Contain(Samples.Id(2).ToString());
        File.ReadAllText(new StorePaths(_folder["other"]).Schedule(Samples.Id(2))).Should().Be("{\"version\":2,");
        BackupSample.Store(_folder["other"]).Schedules.Load(Samples.Id(1)).Problem.Should().BeNull();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_no_file_is_left_out_and_said_and_stops_no_backup()
    {
        BackupSample.Fill(Data);
        Bash.Run("mkfifo exports/pipe", Data).ExitCode.Should().Be(0);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(Data, "socket")));

        var reply = await Task.Run(() => Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Value, TestContext.Current.CancellationToken);

        reply.Warnings!.Value.Should().SatisfyRespectively(
            first => first.Should().Contain("“exports/pipe” is not in the backup: it is not a file"),
            second => second.Should().Contain("“socket” is not in the backup: it is not a file"));
        BackupSample.Restored(Archive, _folder["other"]).Value.Restored!.Files.Should().Be(reply.Files);
    }

    [Fact]
    public void A_folder_of_others_that_may_not_be_looked_into_is_left_out_and_said()
    {
        BackupSample.Fill(Data);
        Directory.CreateDirectory(Path.Combine(Data, "lost+found"));
        var disk = new UnreadableFileDisk(PhysicalDisk.Instance, Path.Combine(Data, "lost+found"));

        using var snapshot = new FileStore(Data, Samples.Origin, disk).Maintenance.OpenSnapshot().Value;

        snapshot.LeftOut.Should().Equal(new LeftOutFile("lost+found/", "it may not be read"));
    }

    [Fact]
    public void A_file_that_exists_is_replaced_only_by_force()
    {
        BackupSample.Fill(Data);
        _folder.Write("b.tar.gz", "mine");

        var problem = Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Problem!;
        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Hint.Should().Contain("--force");
        File.ReadAllText(Archive).Should().Be("mine");
        Backup.ToFile(Archive, force: true, BackupSample.Context(Data)).Problem.Should().BeNull();
        BackupSample.Restored(Archive, _folder["other"], RestoreMode.Verify).Problem.Should().BeNull();
    }

    [Fact]
    public void A_file_in_the_data_folder_is_refused_also_through_a_link()
    {
        BackupSample.Fill(Data);
        Directory.CreateSymbolicLink(_folder["link"], Path.Combine(Data, "exports"));

        Backup.ToFile(_folder["link", "b.tar.gz"], force: false, BackupSample.Context(Data)).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void A_data_folder_that_is_not_there_is_said_and_not_made()
    {
        Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Problem!.Type.Should().Be(ErrorType.FileNotFound);

        Directory.Exists(Data).Should().BeFalse();
        File.Exists(Archive).Should().BeFalse();
    }

    [Fact]
    public void What_a_killed_backup_left_beside_its_file_goes_with_the_next_and_what_a_running_one_writes_stays()
    {
        BackupSample.Fill(Data);
        _folder.Write(".b.tar.gz.1f-2e.tmp", "dead");
        _folder.Write(".b.tar.gz.old.tmp", "not ours");
        using var running = new FileStream(_folder[".b.tar.gz.1f-3e.tmp"], FileMode.CreateNew, FileAccess.Write, FileShare.None);

        Backup.ToFile(Archive, force: false, BackupSample.Context(Data)).Problem.Should().BeNull();

        Directory.EnumerateFiles(_folder.Path, "*", new EnumerationOptions { AttributesToSkip = 0 }).Select(Path.GetFileName)
            .Should().BeEquivalentTo("b.tar.gz", ".b.tar.gz.old.tmp", ".b.tar.gz.1f-3e.tmp");
    }

    [Fact]
    public void Neither_a_backup_nor_a_restore_leaves_anything_in_the_data_folder()
    {
        BackupSample.Archive(_folder);
        StoreState.ShouldBeTidy(PhysicalDisk.Instance, new StorePaths(Data), "of the backup");

        BackupSample.Restored(Archive, _folder["other"]).Problem.Should().BeNull();

        StoreState.ShouldBeTidy(PhysicalDisk.Instance, new StorePaths(_folder["other"]), "of the restore");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_backup_is_of_one_moment_while_four_others_import_fill_replace_and_delete()
    {
        BackupSample.Fill(Data);

        // Enough files for others to come between two of them, if they could.
        BackupSample.Store(Data).Schedules.Add([.. Enumerable.Range(900_000, 400).Select(id => Samples.Schedule(id))]).Problem.Should().BeNull();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 4).Select(worker => Task.Run(() => Work(worker, done.Token), CancellationToken.None)).ToList();

        var seen = new HashSet<string>();
        for (var round = 0; round < 12 || Volatile.Read(ref _changing) < 4; round++)
        {
            Backup.ToFile(Archive, force: true, BackupSample.Context(Data)).Problem.Should().BeNull();
            var folder = _folder[$"r{round}"];
            BackupSample.Restored(Archive, folder).Problem.Should().BeNull($"of round {round}");
            var store = BackupSample.Store(folder);
            seen.Add(StoreState.Of(store, $"round {round}"));

            // A calendar and its publication are one change: neither is there without the other.
            var calendars = store.Schedules.List(new ScheduleQuery(999, null, null)).Value.Schedules.Where(schedule => schedule.Source == Schedule.FilledSource);
            store.Timelines.Load().Value.Of(ChannelTimeline.DefaultChannel).Publications.Select(published => published.Schedule)
                .Should().BeEquivalentTo(calendars.Select(schedule => schedule.Id), $"of round {round}");
        }

        await done.CancelAsync();
        await Task.WhenAll(others);
        seen.Should().HaveCountGreaterThan(1);
        BackupSample.Store(Data).Schedules.Delete(Samples.Id(1)).Problem.Should().BeNull();
        StoreState.ShouldBeTidy(PhysicalDisk.Instance, new StorePaths(Data), "of the backups");
    }

    private void Work(int worker, CancellationToken cancellation)
    {
        var first = (worker * 100_000) + 100;
        for (var id = first; !cancellation.IsCancellationRequested; id += 2)
        {
            var store = BackupSample.Store(Data);
            store.Schedules.Add([Samples.Schedule(id)]).Problem.Should().BeNull();
            store.Schedules.Replace(Samples.Schedule(id, "Replaced", revision: 2)).Problem.Should().BeNull();
            var calendar = Samples.Calendar(id + 1, ($"video-{worker}", 1_000), ($"shared-{id % 3}", 2_000));
            while (store.AddFilled(calendar).Problem is { } problem)
            {
                problem.Reason.Should().Be(ProblemReason.HistoryChanged);
            }

            store.Schedules.Delete(Samples.Id(id)).Problem.Should().BeNull();
            store.Schedules.Delete(Samples.Id(id + 1)).Problem.Should().BeNull();
            if (id == first)
            {
                Interlocked.Increment(ref _changing);
            }
        }
    }
}
