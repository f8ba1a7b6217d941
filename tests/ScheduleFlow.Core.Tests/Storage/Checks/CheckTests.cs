using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage.Checks;

/// <summary>Whatever is wrong is found, nothing is touched before a repair is asked for, and after a repair nothing is found.</summary>
[Collection("alone")]
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StorePaths _paths;

    public CheckTests()
    {
        _paths = new StorePaths(_folder["data"]);
        Store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();
        Store.AddFilled(Samples.Calendar(3, ("a", 100), ("b", 110))).Problem.Should().BeNull();
        Store.Playlists.Add(Samples.Playlist(4), kept: StoreChange.Kept).Problem.Should().BeNull();
        Store.Schedules.Replace(Samples.Schedule(2, "Second", 2)).Problem.Should().BeNull();
        Store.Keys.Add(Samples.Key(1), Samples.Origin.Now).Problem.Should().BeNull();
        Store.Timelines.Record(ChannelTimeline.DefaultChannel, [new KeptPlay("a", Events.Origin, PlayState.Aired)]).Problem.Should().BeNull();
    }

    /// <summary>What is done to the store, the rule that finds it, whether it counts, and whether a repair mends it.</summary>
    public static TheoryData<string, string, bool, bool> Damages => new()
    {
        { "truncate schedules/1", "schedule-damaged", true, true },
        { "truncate schedules/2", "schedule-damaged", true, true },
        { "empty schedules/1", "schedule-damaged", true, true },
        { "newer schedules/1", "schedule-newer", true, false },
        { "copy schedules/1 to 9", "schedule-duplicate", true, true },
        { "move schedules/1 to 9", "schedule-misnamed", true, true },
        { "shout schedules/1", "name-misspelt", true, false },
        { "contradict schedules/1", "schedule-contradiction", true, true },
        { "rename schedules/1", "index-outdated", true, true },
        { "delete schedules/1", "index-has-absent-schedule", true, true },
        { "delete index", "index-lacks-schedule", true, true },
        { "tear index", "index-damaged", true, true },
        { "truncate timelines", "timelines-damaged", true, true },
        { "newer timelines", "timelines-newer", true, false },
        { "truncate history", "history-damaged", true, true },
        { "newer history", "history-newer", true, false },
        { "truncate playlists/4", "playlist-damaged", true, true },
        { "newer playlists/4", "playlist-newer", true, false },
        { "truncate reply", "reply-damaged", true, true },
        { "truncate keys", "keys-damaged", true, true },
        { "newer keys", "keys-newer", true, false },
        { "open keys", "keys-open", true, false },
        { "truncate backup", "backup-damaged", true, true },
        { "truncate revision", "revision-damaged", true, true },
        { "empty revision", "revision-damaged", true, true },
        { "orphan", "revisions-alone", false, false },
        { "foreign-revision", "foreign-file", false, false },
        { "tear audit", "audit-damaged", true, true },
        { "truncate commit", "commit-damaged", true, true },
        { "newer commit", "commit-newer", true, false },
        { "die", "change-abandoned", false, true },
        { "stray", "temporary-file", true, true },
        { "stray-in-pages", "temporary-file", true, true },
        { "die-in-backup", "snapshot-abandoned", false, true },
        { "stray-second-name", "snapshot-abandoned", false, true },
        { "age schedules/1", "older-schema", false, false },
        { "foreign", "foreign-file", false, false },
        { "link", "symbolic-link", false, false },
        { "quarantine", "quarantined-file", false, false },
    };

    private FileStore Store => new(_paths.Root, Samples.Origin);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_store_that_was_only_written_to_by_the_program_is_healthy()
    {
        var health = Store.Maintenance.Check(repair: false).Value;

        health.Findings.Should().BeEmpty();
        health.IsHealthy.Should().BeTrue();
        health.Checked.Should().Be(new CheckedCounts { Schedules = 3, Playlists = 1, Replies = 1, Revisions = 1, Backups = 1, Keys = 1, IndexLines = 4, AuditLines = 6, AuditHead = health.Checked.AuditHead, Bytes = health.Checked.Bytes });
        health.Checked.Bytes.Should().BeGreaterThan(1_000);
        health.FreeBytes.Should().BePositive();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_empty_store_and_stays_away()
    {
        var health = new FileStore(_folder["none"], Samples.Origin).Maintenance.Check(repair: true).Value;

        health.Count.Should().Be(0);
        Directory.Exists(_folder["none"]).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_wrong_is_found_without_touching_anything_and_mended_when_asked(string damage, string rule, bool counts, bool isMended)
    {
        Do(damage);
        var before = Snapshot();

        var found = Store.Maintenance.Check(repair: false).Value;

        found.Findings.Select(finding => finding.Id).Should().Contain(rule);
        found.IsSound.Should().Be(!counts, Texts(found));
        found.IsHealthy.Should().Be(!counts);
        found.Repaired.Should().Be(0);
        found.Findings.Single(finding => finding.Id == rule).IsRepairable.Should().Be(isMended);
        Snapshot().Should().Equal(before, "a check changes nothing");

        var audited = File.ReadAllLines(_paths.Audit).Length;
        var repaired = Store.Maintenance.Check(repair: true).Value;

        var finding = repaired.Findings.First(finding => finding.Id == rule);
        finding.IsRepaired.Should().Be(isMended, finding.Message);
        repaired.IsSound.Should().Be(!counts, "what was found stays found");
        repaired.IsHealthy.Should().Be(isMended || !counts, Texts(repaired));
        if (isMended)
        {
            File.ReadAllLines(_paths.Audit).Skip(damage == "tear audit" ? 0 : audited).Should().Contain(line => line.Contains("\"action\":", StringComparison.Ordinal));
        }

        var after = Store.Maintenance.Check(repair: true).Value;
        after.IsSound.Should().Be(isMended || !counts, Texts(after));
        after.Repaired.Should().Be(0, Texts(after));
    }

    [Fact]
    public void A_summary_that_a_person_edited_out_of_date_is_brought_up_to_date()
    {
        Do("rename schedules/1");

        Store.Maintenance.Check(repair: true).Value.Repaired.Should().Be(1);

        Store.Schedules.List(new ScheduleQuery(9, "Edited", null)).Problem.Should().BeNull();
        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Select(summary => summary.Name).Should().Contain("Edited by hand");
    }

    [Fact]
    public void Timelines_that_know_other_times_than_a_schedule_are_measured_anew()
    {
        Edit(_paths.Timelines, $"\"end\":\"{Events.Origin.PlusSeconds(120)}", $"\"end\":\"{Events.Origin.PlusSeconds(121)}");

        Store.Maintenance.Check(repair: false).Value.Findings.Select(finding => finding.Id).Should().Equal("timelines-outdated");
        Store.Maintenance.Check(repair: true).Value.Repaired.Should().Be(1);

        Store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
        Store.Timelines.Load().Value.Of(ChannelTimeline.DefaultChannel).Last!.Span!.Value.End.Should().Be(Events.Origin.PlusSeconds(120));
    }

    [Fact]
    public void A_published_schedule_that_is_lost_is_found_until_it_is_deleted()
    {
        Do("truncate schedules/3");
        Store.Maintenance.Check(repair: true).Value.Findings.Select(finding => finding.Id).Should().Contain("channel-without-schedule");

        Store.Schedules.Delete(Samples.Id(3)).Problem.Should().BeNull();

        Store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void A_history_under_another_name_is_found()
    {
        File.Move(_paths.History(ChannelTimeline.DefaultChannel), _paths.History("another"));

        Store.Maintenance.Check(repair: true).Value.Findings.Select(finding => finding.Id).Should().Equal("history-misnamed");
    }

    [Fact]
    public void A_file_that_its_owner_keeps_to_himself_is_found_and_left()
    {
        var store = new FileStore(_paths.Root, Samples.Origin, new UnreadableFileDisk(PhysicalDisk.Instance, _paths.Schedule(Samples.Id(1))));

        var finding = store.Maintenance.Check(repair: true).Value.Findings.Should().ContainSingle().Which;

        finding.Id.Should().Be("schedule-unreadable");
        finding.IsRepairable.Should().BeFalse();
        File.Exists(_paths.Schedule(Samples.Id(1))).Should().BeTrue();
    }

    [Fact]
    public void A_backup_that_is_being_made_is_no_finding()
    {
        using (Store.Maintenance.OpenSnapshot().Value)
        {
            Directory.GetFiles(_paths.Snapshots, "*", new EnumerationOptions { AttributesToSkip = 0 }).Should().NotBeEmpty();
            Store.Maintenance.Check(repair: true).Value.Findings.Should().BeEmpty();
            Directory.GetFiles(_paths.Snapshots, "*", new EnumerationOptions { AttributesToSkip = 0 }).Should().NotBeEmpty();
        }

        Store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void A_schedule_that_a_reader_put_aside_is_no_finding_that_counts()
    {
        Do("truncate schedules/1");
        Store.Schedules.Load(Samples.Id(1)).Problem!.Details.Should().Contain(StorePaths.CorruptInfix);

        var health = Store.Maintenance.Check(repair: false).Value;

        health.Findings.Select(finding => finding.Id).Should().Equal("quarantined-file");
        health.IsSound.Should().BeTrue();
    }

    [Fact]
    public void Little_space_and_a_folder_without_permission_are_found()
    {
        var store = new FileStore(_paths.Root, Samples.Origin, volume: new PoorVolume(_paths.Playlists));

        var findings = store.Maintenance.Check(repair: false).Value.Findings;

        findings.Select(finding => (finding.Id, finding.Severity, finding.Path)).Should().BeEquivalentTo(
        [
            ("folder-not-writable", FindingSeverity.Error, "playlists"),
            ("low-space", FindingSeverity.Warning, "."),
        ]);
    }

    [Fact]
    public void A_change_that_a_dead_process_committed_is_told_and_completed()
    {
        var disk = new InMemoryDisk();
        for (var failAt = 1; !disk.Exists("/data/.commit"); failAt++)
        {
            disk = new InMemoryDisk();
            new FileStore("/data", Samples.Origin, disk).Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
            new FileStore("/data", Samples.Origin, new FaultyDisk(disk, failAt, isCrash: true)).Schedules.Add([Samples.Schedule(2)]);
            disk.Kill();
        }

        var store = new FileStore("/data", Samples.Origin, disk);
        var health = store.Maintenance.Check(repair: false).Value;
        health.IsHealthy.Should().BeTrue(Texts(health));
        health.Findings.Select(finding => finding.Id).Should().BeEquivalentTo("commit-pending", "change-abandoned");

        store.Maintenance.Check(repair: true).Value.Repaired.Should().Be(2);
        disk.Exists("/data/.commit").Should().BeFalse();
        store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
        store.Schedules.Load(Samples.Id(2)).Problem.Should().BeNull();
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_found_while_others_write(bool repair)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var number = (100 * (writer + 1)) + (i % 50);
                var id = Samples.Id(number);
                Store.Schedules.Add([Samples.Schedule(number)]).Problem.Should().BeNull();
                Store.Schedules.Replace(Samples.Schedule(number, "Again", 2)).Problem.Should().BeNull();
                Store.Schedules.Delete(id).Problem.Should().BeNull();
            }
        }, TestContext.Current.CancellationToken)).ToArray();

        for (var i = 0; i < 30; i++)
        {
            var health = Store.Maintenance.Check(repair).Value;
            health.Findings.Should().BeEmpty();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public void Many_schedules_are_read_one_at_a_time()
    {
        var disk = new CountingDisk(PhysicalDisk.Instance);
        Store.Schedules.Add([.. Enumerable.Range(1_000, 400).Select(i => Samples.Schedule(i, events: 200))]).Problem.Should().BeNull();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var health = new FileStore(_paths.Root, Samples.Origin, disk).Maintenance.Check(repair: false).Value;

        health.Checked.Schedules.Should().Be(403);
        health.Checked.Bytes.Should().BeGreaterThan(8_000_000);
        disk.BytesRead.Should().BeLessThan(health.Checked.Bytes * 3 / 2, "nothing is read twice");
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(health.Checked.Bytes / 4);
    }

    private static string Texts(StoreHealth health) => string.Join('\n', health.Findings);

    private List<string> Snapshot() =>
        [.. Directory.GetFiles(_paths.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => $"{path} {(path.EndsWith("link.json", StringComparison.Ordinal) ? "" : Convert.ToHexString(File.ReadAllBytes(path)))}")];

    private void Do(string damage)
    {
        var words = damage.Split(' ');
        var path = words.Length < 2 ? "" : words[1] switch
        {
            "index" => _paths.ScheduleIndex,
            "audit" => _paths.Audit,
            "keys" => _paths.Keys,
            "timelines" => _paths.Timelines,
            "history" => _paths.History(ChannelTimeline.DefaultChannel),
            "commit" => _paths.Commit,
            "revision" => _paths.Revision(Samples.Id(2), 1),
            "backup" => StorePaths.Backup(_paths.Schedule(Samples.Id(2))),
            "reply" => _paths.Retry(RetryDocument.HashOf(Samples.Origin.Caller, StoreChange.Kept.Key).ToString()),
            "playlists/4" => _paths.Playlist(Samples.Id(4)),
            var schedule => _paths.Schedule(Samples.Id(int.Parse(schedule["schedules/".Length..], System.Globalization.CultureInfo.InvariantCulture))),
        };
        switch (words[0])
        {
            case "truncate":
                var bytes = File.Exists(path) ? File.ReadAllBytes(path) : "{\"version\":1,"u8.ToArray();
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "newer":
                File.WriteAllText(path, "{\"version\":99,\n\"shape\":\"unknown\"}");
                break;
            case "copy":
                File.Copy(path, _paths.Schedule(Samples.Id(9)));
                break;
            case "move":
                File.Move(path, _paths.Schedule(Samples.Id(9)));
                break;
            case "shout":
                // An id with letters in it, and only in capitals.
                File.Copy(path, Path.Combine(_paths.Schedules, "ABCDEF00-0001-0002-0304-05060708090A.json"));
                break;
            case "contradict":
                Edit(path, "\"unique_events\":2", "\"unique_events\":7");
                break;
            case "rename":
                Edit(path, "\"name\":\"Schedule 1\"", "\"name\":\"Edited by hand\"");
                break;
            case "delete":
                File.Delete(path);
                break;
            case "tear":
                File.AppendAllText(path, "{\"id\":\"0000\n");
                break;
            case "die":
                File.WriteAllText(Path.Combine(_paths.InFlight, "1-2"), "");
                File.WriteAllText(Path.Combine(_paths.Schedules, ".x.json.1-2.tmp"), "half");
                break;
            case "die-in-backup":
                File.WriteAllText(Path.Combine(_paths.InFlight, "1-2"), "");
                Directory.CreateDirectory(_paths.Snapshots);
                File.WriteAllText(Path.Combine(_paths.Snapshots, ".0.1-2.tmp"), "whole");
                break;
            case "stray-second-name":
                Directory.CreateDirectory(_paths.Snapshots);
                File.WriteAllText(Path.Combine(_paths.Snapshots, ".0.1-2.tmp"), "whole");
                break;
            case "open":
                Requires.That(!OperatingSystem.IsWindows(), "file modes");
                OpenToGroup(path);
                break;
            case "age":
                Edit(path, "\"version\":2", "\"version\":1");
                break;
            case "stray-in-pages":
                Directory.CreateDirectory(_paths.GeneratedPages);
                File.WriteAllText(Path.Combine(_paths.GeneratedPages, ".x.html.1-2.tmp"), "half");
                break;
            case "orphan":
                Directory.Move(_paths.RevisionsOf(Samples.Id(2)), _paths.RevisionsOf(Samples.Id(77)));
                break;
            case "foreign-revision":
                File.WriteAllText(Path.Combine(_paths.RevisionsOf(Samples.Id(2)), "01.json.gz"), "notes");
                break;
            case "stray":
                File.WriteAllText(Path.Combine(_paths.Schedules, ".x.json.1-2.tmp"), "half");
                break;
            case "foreign":
                File.WriteAllText(Path.Combine(_paths.Schedules, "notes.txt"), "mine");
                break;
            case "link":
                File.CreateSymbolicLink(Path.Combine(_paths.Playlists, "link.json"), "nowhere");
                break;
            default:
                File.WriteAllText(_paths.Schedule(Samples.Id(1)) + ".corrupt-20260101T000000Z", "broken");
                break;
        }
    }

    private static void OpenToGroup(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }
    }

    private static void Edit(string path, string from, string to)
    {
        var text = File.ReadAllText(path);
        text.Should().Contain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>A small disk with a folder that belongs to somebody else.</summary>
    private sealed class PoorVolume(string locked) : IVolume
    {
        public long? FreeBytes(string folder) => 50 * 1024 * 1024;

        public bool IsWritable(string folder) => folder != locked;

        public bool IsLink(string path) => false;

        public bool IsRegular(string path) => true;
    }
}
