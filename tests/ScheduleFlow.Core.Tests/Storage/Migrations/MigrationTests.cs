using System.Text;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;

namespace ScheduleFlow.Core.Tests.Storage.Migrations;

public sealed class MigrationTests
{
    private const int Old = 250;

    private readonly InMemoryDisk _disk = new();
    private readonly StorePaths _paths = new("/data");

    public MigrationTests()
    {
        Store.Schedules.Add([.. Enumerable.Range(1, 4).Select(i => Samples.Schedule(i))]).Problem.Should().BeNull();
        Store.Playlists.Add(Samples.Playlist(4), kept: StoreChange.Kept).Problem.Should().BeNull();
    }

    private FileStore Store => new(_paths.Root, Samples.Origin, _disk);

    [Fact]
    public void A_schedule_of_version_1_becomes_the_same_bytes_as_if_this_version_had_written_it()
    {
        var path = _paths.Schedule(Samples.Id(1));
        var written = _disk.ReadAll(path);
        var old = Age(_disk, 1);

        var migration = Store.Maintenance.Migrate(dryRun: false).Value;

        (migration.Migrated, migration.Current, migration.Newer).Should().Be((1, 5, 0));
        migration.Documents.Should().Equal(new MigratedDocument(_paths.Relative(path), 1, 2));
        _disk.ReadAll(path).Should().Equal(written);
        _disk.ReadAll(StorePaths.Backup(path)).Should().Equal(old);
        Encoding.UTF8.GetString(_disk.ReadAll(_paths.Audit)).Should().Contain("\"action\":\"migrated\"");
        Store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void A_revision_of_version_1_is_read_and_left_as_it_is()
    {
        var old = Age(_disk, 1);
        Store.Schedules.Replace(Samples.Schedule(1, "Second", revision: 2)).Problem.Should().BeNull();
        var packed = _disk.ReadAll(_paths.Revision(Samples.Id(1), 1));

        Store.Maintenance.Migrate(dryRun: false).Value.Migrated.Should().Be(0);

        _disk.ReadAll(_paths.Revision(Samples.Id(1), 1)).Should().Equal(packed);
        Store.Schedules.LoadRevisionDocument(Samples.Id(1), 1).Value.ToArray().Should().Equal(old);
        Store.Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void What_this_version_does_not_know_comes_through()
    {
        var path = _paths.Schedule(Samples.Id(1));
        Age(_disk, 1);
        Write(_disk, path, Encoding.UTF8.GetString(_disk.ReadAll(path)).Replace("\"name\"", "\"mine\": [1, 2],\n\"name\"", StringComparison.Ordinal));

        Store.Maintenance.Migrate(dryRun: false).Value.Migrated.Should().Be(1);

        Encoding.UTF8.GetString(_disk.ReadAll(path)).Should().StartWith("{\"version\":2,\n").And.Contain("\"mine\":[1, 2]");
    }

    [Fact]
    public void A_dry_run_says_the_same_and_changes_nothing()
    {
        Age(_disk, 1);
        Age(_disk, 2);
        var before = Files(_disk);

        var migration = Store.Maintenance.Migrate(dryRun: true).Value;

        migration.Migrated.Should().Be(2);
        migration.Documents.Should().HaveCount(2);
        Files(_disk).Should().Equal(before);
        Store.Maintenance.Migrate(dryRun: false).Value.Documents.Should().BeEquivalentTo(migration.Documents);
    }

    [Fact]
    public void A_second_migration_has_nothing_to_do()
    {
        Age(_disk, 1);
        Store.Maintenance.Migrate(dryRun: false).Value.Migrated.Should().Be(1);
        var before = Files(_disk);

        Store.Maintenance.Migrate(dryRun: false).Value.Should().Match<Migration>(migration => migration.Migrated == 0 && migration.Current == 6);

        Files(_disk).Should().Equal(before);
    }

    [Fact]
    public void Newer_and_damaged_documents_are_named_and_left()
    {
        Age(_disk, 1);
        Write(_disk, _paths.Schedule(Samples.Id(2)), "{\"version\":99}");
        Write(_disk, _paths.Schedule(Samples.Id(3)), "{\"version\":1,");
        Write(_disk, _paths.Playlist(Samples.Id(4)), "{\"version\":2}");

        var migration = Store.Maintenance.Migrate(dryRun: false).Value;

        (migration.Migrated, migration.Newer).Should().Be((1, 2));
        migration.Warnings.Should().HaveCount(3);
        migration.Warnings.Should().ContainSingle(warning => warning.Contains("damaged", StringComparison.Ordinal)).Which.Should().Contain(Samples.Id(3).ToString());
        Encoding.UTF8.GetString(_disk.ReadAll(_paths.Schedule(Samples.Id(2)))).Should().Be("{\"version\":99}");
        Encoding.UTF8.GetString(_disk.ReadAll(_paths.Playlist(Samples.Id(4)))).Should().Be("{\"version\":2}");
        _disk.Files.Should().NotContain(path => path.Contains(".corrupt-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_that_is_not_there_has_nothing_to_migrate_and_stays_away()
    {
        var disk = new InMemoryDisk();

        new FileStore("/data", Samples.Origin, disk).Maintenance.Migrate(dryRun: false).Value.Migrated.Should().Be(0);

        disk.Files.Should().BeEmpty();
    }

    [Fact]
    public void Killed_at_any_operation_every_schedule_is_whole_and_the_next_run_does_the_rest()
    {
        for (var number = 1; number <= 3; number++)
        {
            Age(_disk, number);
        }

        KillEverywhere(step: 1);
    }

    [Fact]
    public void Killed_in_a_large_store_the_batches_that_were_done_stay_done()
    {
        Store.Schedules.Add([.. Enumerable.Range(10, Old).Select(i => Samples.Schedule(i))]).Problem.Should().BeNull();
        foreach (var number in Enumerable.Range(10, Old))
        {
            Age(_disk, number);
        }

        KillEverywhere(step: 331).Should().Contain(left => left > 0 && left < Old, "a change is made for some at a time");
    }

    // Returns how many were left to do after each kill.
    private List<int> KillEverywhere(int step)
    {
        var total = Store.Maintenance.Migrate(dryRun: true).Value.Migrated;
        var lefts = new List<int>();
        for (var failAt = 1; failAt < 20_000; failAt += step)
        {
            var disk = _disk.Copy();
            var faulty = new FaultyDisk(disk, failAt, isCrash: true);
            var killed = new FileStore(_paths.Root, Samples.Origin, faulty).Maintenance.Migrate(dryRun: false);
            disk.CutPower(failAt);
            var because = $"killed at operation {failAt} ({faulty.FailedOperation})";

            var store = new FileStore(_paths.Root, Samples.Origin, disk);
            store.Schedules.List(new ScheduleQuery(1_000, null, null)).Value.Warnings.Should().BeEmpty(because);
            store.Schedules.Load(Samples.Id(1)).Value.Revision.Should().Be(1, because);
            var left = store.Maintenance.Migrate(dryRun: false).Value;
            lefts.Add(left.Migrated);
            left.Migrated.Should().BeLessThanOrEqualTo(total, because);
            left.Warnings.Should().BeEmpty(because);
            var after = store.Maintenance.Migrate(dryRun: false).Value;
            after.Migrated.Should().Be(0, because);
            store.Maintenance.Check(repair: true).Value.Findings.Should().NotContain(finding => finding.Severity == FindingSeverity.Error, because);
            if (!faulty.HasFailed)
            {
                killed.Value.Migrated.Should().Be(total);
                left.Migrated.Should().Be(0, because);
                return lefts;
            }
        }

        throw new InvalidOperationException("The migration never came to its end.");
    }

    private byte[] Age(InMemoryDisk disk, int number)
    {
        var path = _paths.Schedule(Samples.Id(number));
        var text = Encoding.UTF8.GetString(disk.ReadAll(path));
        var old = text.Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"revision\":1,\n", "", StringComparison.Ordinal);
        old.Should().NotContain("revision");
        Write(disk, path, old);
        return disk.ReadAll(path);
    }

    private static void Write(InMemoryDisk disk, string path, string text) => disk.WriteAt(path, 0, Encoding.UTF8.GetBytes(text), flush: true);

    private static List<string> Files(InMemoryDisk disk) =>
        [.. disk.Files.Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexString(disk.ReadAll(path))}")];
}
