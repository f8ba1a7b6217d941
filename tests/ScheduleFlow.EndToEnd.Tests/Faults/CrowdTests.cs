using System.Collections.Concurrent;
using System.Globalization;
using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Faults.Crashes;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>Many processes on one store at once.</summary>
public sealed class CrowdTests : VerbTests
{
    private const int Processes = 16;
    private const int ImportsEach = 50;

    [Fact]
    public async Task Eight_hundred_imports_by_sixteen_processes_at_once_are_all_there_once()
    {
        var ids = new ConcurrentDictionary<string, string>();
        var crowd = Enumerable.Range(0, Processes).Select(process => Task.Factory.StartNew(
            () =>
            {
                for (var import = 0; import < ImportsEach; import++)
                {
                    var seed = ((process * ImportsEach) + import).ToString(CultureInfo.InvariantCulture);
                    var reply = ImportInTurn(seed).MustSucceed();
                    ids.TryAdd(reply.Text("schedule_id"), $"import {seed}.").Should().BeTrue("no id is given twice");
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        await Task.WhenAll(crowd);

        ids.Should().HaveCount(Processes * ImportsEach);
        var list = Worker.Run("list-schedules", "--limit", "10000").MustSucceed();
        list.List("schedules").Select(schedule => (schedule.Text("id"), schedule.Text("name"))).Order().Should().Equal(ids.Select(pair => (pair.Key, pair.Value)).Order());
        StoreState.ScheduleFiles(Worker.DataFolder).Select(path => Path.GetFileNameWithoutExtension(path)).Should().BeEquivalentTo(ids.Keys);
        File.ReadAllLines(Path.Combine(Worker.DataFolder, "schedules", "index.jsonl")).Should().HaveCount(ids.Count);
        File.ReadAllLines(Path.Combine(Worker.DataFolder, "audit.jsonl")).Should().HaveCount(ids.Count);
        StoreInspection.LeftOver(Worker.DataFolder).Should().BeEmpty();
    }

    // On a slow disk a turn may not come within the ten seconds that a writer waits: nothing has happened then, and it
    // asks again, as its answer says.
    private WorkerResult ImportInTurn(string seed)
    {
        for (var tries = 1; ; tries++)
        {
            var result = Worker.RunWith(Small.Json, "import-schedule", "-", "--name", $"import {seed}.", "--seed", seed);
            if (result.ExitCode != 6 || tries == 20)
            {
                return result;
            }
        }
    }
}
