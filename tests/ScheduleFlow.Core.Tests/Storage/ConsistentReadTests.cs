using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class ConsistentReadTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_list_shows_all_of_a_change_or_nothing_while_others_write()
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reading = Task.Run(
            () =>
            {
                var seen = new List<int>();
                while (!done.IsCancellationRequested)
                {
                    var page = new FileStore(_folder["data"], Samples.Origin).Schedules.List(new ScheduleQuery(99, null, null)).Value;
                    seen.Add(page.Total);
                    seen.Add(new FileStore(_folder["data"], Samples.Origin).Maintenance.Count().Value.Schedules);
                }

                return seen;
            },
            CancellationToken.None);

        for (var i = 0; i < 25; i++)
        {
            var store = new FileStore(_folder["data"], Samples.Origin);
            store.Schedules.Add([.. Enumerable.Range(0, 20).Select(number => Samples.Schedule(number))]).Problem.Should().BeNull();
            store.Schedules.DeleteAll().Value.Should().Be(20);
        }

        await done.CancelAsync();
        (await reading).Should().OnlyContain(count => count == 0 || count == 20).And.HaveCountGreaterThan(10);
    }

    [Fact]
    public void A_schedule_that_may_not_be_read_is_named_and_left_alone_and_the_others_stay()
    {
        var disk = new InMemoryDisk();
        new FileStore("/data", Samples.Origin, disk).Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();
        var paths = new StorePaths("/data");
        var locked = new UnreadableFileDisk(disk, paths.Schedule(Samples.Id(1)));

        var problem = new FileStore("/data", Samples.Origin, locked).Schedules.Load(Samples.Id(1)).Problem!;

        problem.Type.Should().Be(ErrorType.PermissionDenied);
        problem.Message.Should().Contain($"schedules/{Samples.Id(1)}.json");
        disk.Exists(paths.Schedule(Samples.Id(1))).Should().BeTrue();
        disk.Delete(paths.ScheduleIndex);
        var page = new FileStore("/data", Samples.Origin, locked).Schedules.List(new ScheduleQuery(9, null, null)).Value;
        page.Schedules.Should().ContainSingle().Which.Id.Should().Be(Samples.Id(2));
        page.Warnings.Should().ContainSingle().Which.Should().Contain(Samples.Id(1).ToString());
    }
}
