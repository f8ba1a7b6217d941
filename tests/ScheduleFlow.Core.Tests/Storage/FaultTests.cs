using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>
/// Every kind of change on a disk that fails at its operation 1, 2, 3 … until the change survives (as SQLite's
/// writecrash.test does). Replay: the failing number is in the message.
/// </summary>
public sealed class FaultTests
{
    private const string Root = "/data";
    private const int MaxOperations = 2_000;

    public static TheoryData<string> Changes => StoreChange.Names;

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_disk_error_at_any_operation_leaves_all_of_a_change_or_nothing_and_says_which(string name) =>
        FailEverywhere(StoreChange.Named(name), isCrash: false);

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_crash_at_any_operation_leaves_all_of_a_change_or_nothing(string name) =>
        FailEverywhere(StoreChange.Named(name), isCrash: true);

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_power_cut_at_any_operation_leaves_all_of_a_change_or_nothing_and_never_loses_what_was_acknowledged(string name)
    {
        var change = StoreChange.Named(name);
        var (before, old, @new) = Prepare(change);
        for (var failAt = 1; failAt < MaxOperations; failAt++)
        {
            var hasFailed = false;
            for (var seed = 0; seed < 24; seed++)
            {
                var disk = before.Copy();
                var faulty = new FaultyDisk(disk, failAt, isCrash: true);
                var problem = change.Make(Store(faulty));
                hasFailed = faulty.HasFailed;
                disk.CutPower(seed);

                var because = $"{change} with a power cut at operation {failAt} ({faulty.FailedOperation}), seed {seed}";
                var seen = StoreState.Of(Store(disk), because);
                new[] { old.State, @new.State }.Should().Contain(seen, because);
                if (problem is null)
                {
                    seen.Should().Be(@new.State, $"{because}: it was acknowledged");
                }

                // Whatever the cut left, the next change completes it, and a second cut takes nothing back.
                Store(disk).Schedules.Add([Samples.Schedule(99)]).Problem.Should().BeNull(because);
                disk.CutPower(seed + 1_000);
                Store(disk).Schedules.Delete(Samples.Id(99)).Problem.Should().BeNull(because);
                StoreState.Of(Store(disk), because).Should().Be(seen, because);
            }

            if (!hasFailed)
            {
                return;
            }
        }

        Assert.Fail("The change never came to its end.");
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Changes))]
    public async Task A_crash_on_a_real_disk_leaves_all_of_a_change_or_nothing(string name)
    {
        await Task.Yield();
        var change = StoreChange.Named(name);
        for (var failAt = 1; failAt < MaxOperations; failAt++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            using var folder = new TempFolder();
            var paths = new StorePaths(folder["data"]);
            change.Prepare(new FileStore(paths.Root, Samples.Origin));
            var old = StoreState.Of(new FileStore(paths.Root, Samples.Origin));
            var faulty = new FaultyDisk(PhysicalDisk.Instance, failAt, isCrash: true);
            var problem = change.Make(new FileStore(paths.Root, Samples.Origin, faulty));

            var because = $"{change} with a crash at operation {failAt} ({faulty.FailedOperation})";
            var seen = StoreState.Of(new FileStore(paths.Root, Samples.Origin));
            if (problem is null)
            {
                seen.Should().NotBe(old, because);
            }

            new FileStore(paths.Root, Samples.Origin).Schedules.Add([Samples.Schedule(99)]).Problem.Should().BeNull(because);
            new FileStore(paths.Root, Samples.Origin).Schedules.Delete(Samples.Id(99)).Problem.Should().BeNull(because);
            StoreState.Of(new FileStore(paths.Root, Samples.Origin)).Should().Be(seen, because);
            StoreState.ShouldBeTidy(PhysicalDisk.Instance, paths, because);
            if (!faulty.HasFailed)
            {
                return;
            }

            failAt += 2; // every third: the others are tried in memory
        }
    }

    [Fact]
    public void A_backup_that_dies_at_any_operation_leaves_nothing_after_the_next_change()
    {
        var before = new InMemoryDisk();
        StoreChange.All[0].Prepare(Store(before));
        var old = StoreState.Of(Store(before));
        for (var failAt = 1; failAt < MaxOperations; failAt++)
        {
            var disk = before.Copy();
            var faulty = new FaultyDisk(disk, failAt, isCrash: true);
            var snapshot = Store(faulty).Maintenance.OpenSnapshot();
            if (snapshot.Problem is null)
            {
                snapshot.Value.Dispose();
            }

            disk.Kill();
            var because = $"a backup with a crash at operation {failAt} ({faulty.FailedOperation})";
            StoreState.Of(Store(disk), because).Should().Be(old, because);
            Store(disk).Playlists.Add(Samples.Playlist(99)).Problem.Should().BeNull(because);
            StoreState.ShouldBeTidy(disk, new StorePaths(Root), because);
            if (!faulty.HasFailed)
            {
                failAt.Should().BeGreaterThan(10);
                return;
            }
        }

        Assert.Fail("The backup never came to its end.");
    }

    private static void FailEverywhere(StoreChange change, bool isCrash)
    {
        var (before, old, @new) = Prepare(change);
        for (var failAt = 1; failAt < MaxOperations; failAt++)
        {
            var disk = before.Copy();
            var faulty = new FaultyDisk(disk, failAt, isCrash);
            var problem = change.Make(Store(faulty));
            disk.Kill();
            var because = $"{change} with {(isCrash ? "a crash" : "an error")} at operation {failAt} ({faulty.FailedOperation}), which said {problem?.Message ?? "success"}";

            // A reader sees the change or not, before anybody has cleaned up.
            var seen = StoreState.Of(Store(disk), because);
            new[] { old.State, @new.State }.Should().Contain(seen, because);
            if (problem is null)
            {
                seen.Should().Be(@new.State, because);
            }
            else if (!isCrash)
            {
                seen.Should().Be(old.State, $"{because}: what failed changed nothing");
            }

            // The next writer completes or removes the rest.
            Store(disk).Playlists.Add(Samples.Playlist(99)).Problem.Should().BeNull(because);
            StoreState.ShouldBeTidy(disk, new StorePaths(Root), because);
            disk.Delete(new StorePaths(Root).Playlist(Samples.Id(99)));
            StoreState.Of(Store(disk), because).Should().Be(seen, because);
            var files = StoreState.Files(disk, new StorePaths(Root));
            files.Should().StartWith(seen == @new.State ? @new.Audit : old.Audit, because);
            files.Split('\n').Count(line => line.StartsWith('{')).Should().Be((seen == @new.State ? @new : old).Audit.Split('\n').Count(line => line.StartsWith('{')) + 1, because);
            if (!faulty.HasFailed)
            {
                problem.Should().BeNull(because);
                return;
            }
        }

        Assert.Fail("The change never came to its end.");
    }

    private static (InMemoryDisk Disk, (string State, string Audit) Old, (string State, string Audit) New) Prepare(StoreChange change)
    {
        var before = new InMemoryDisk();
        change.Prepare(Store(before));
        var after = before.Copy();
        change.Make(Store(after)).Should().BeNull();
        var (old, @new) = (Look(before), Look(after));
        old.State.Should().NotBe(@new.State);
        return (before, old, @new);
    }

    private static (string State, string Audit) Look(InMemoryDisk disk) =>
        (StoreState.Of(Store(disk)), System.Text.Encoding.UTF8.GetString(disk.ReadAll(new StorePaths(Root).Audit)));

    private static FileStore Store(IDisk disk) => new(Root, Samples.Origin, disk);
}
