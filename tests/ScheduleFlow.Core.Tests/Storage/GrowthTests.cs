using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>What a change costs follows the change, not what is stored: counted in operations of the disk.</summary>
public sealed class GrowthTests
{
    private static readonly InMemoryDisk Small = StoreOf(10);
    private static readonly InMemoryDisk Large = StoreOf(2_000);

    public static TheoryData<string> Operations => ["import", "replace", "delete", "show", "fill", "playlist"];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_costs_the_same_in_a_store_of_10_schedules_and_of_2000(string operation)
    {
        var (inSmall, inLarge) = (Cost(Small, operation), Cost(Large, operation));

        inLarge.Operations.Should().Be(inSmall.Operations);
        inLarge.BytesRead.Should().BeCloseTo(inSmall.BytesRead, 200);
    }

    [Fact]
    public void A_journal_of_mostly_dead_lines_is_compacted_and_lists_the_same()
    {
        var disk = new InMemoryDisk();
        var store = new FileStore("/data", Samples.Origin, disk);
        store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
        var longest = 0L;
        for (var i = 0; i < 100; i++)
        {
            store.Schedules.Add([Samples.Schedule(2, new string('n', 3_000))]).Problem.Should().BeNull();
            store.Schedules.Delete(Samples.Id(2)).Problem.Should().BeNull();
            longest = Math.Max(longest, disk.Length(new StorePaths("/data").ScheduleIndex));
        }

        longest.Should().BeInRange(60 * 1024, 140 * 1024, "300 KB went through it");
        store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().Equal(ScheduleSummary.Of(Samples.Schedule(1)));
    }

    [Fact]
    public void A_journal_of_live_lines_is_left_alone()
    {
        var store = new FileStore("/data", Samples.Origin, Large.Copy());

        store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Total.Should().Be(2_000);
        ScheduleIndex.Compact(Large.ReadAll(new StorePaths("/data").ScheduleIndex)).Should().BeNull();
    }

    private static (int Operations, long BytesRead) Cost(InMemoryDisk before, string operation)
    {
        var disk = new CountingDisk(before.Copy());
        Make(new FileStore("/data", Samples.Origin, disk), operation).Should().BeNull();
        return (disk.Operations, disk.BytesRead);
    }

    private static Problem? Make(FileStore store, string operation) => operation switch
    {
        "import" => store.Schedules.Add([Samples.Schedule(5_000)]).Problem,
        "replace" => store.Schedules.Replace(Samples.Schedule(1, "Again", 2)).Problem,
        "delete" => store.Schedules.Delete(Samples.Id(1)).Problem,
        "show" => store.Schedules.LoadDocument(Samples.Id(1)).Problem,
        "fill" => store.AddFilled(Samples.Calendar(5_000, ("a", 0))).Problem,
        _ => store.Playlists.Add(Samples.Playlist(5_000)).Problem,
    };

    private static InMemoryDisk StoreOf(int count)
    {
        var disk = new InMemoryDisk();
        new FileStore("/data", Samples.Origin, disk)
            .Schedules.Add(Enumerable.Range(0, count).Select(i => Samples.Schedule(i)).ToImmutableArray()).Problem.Should().BeNull();
        return disk;
    }
}
