using System.Diagnostics;
using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Faults.Crashes;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// Clients that edit schedules, go back to older revisions, and publish them on channels, their workers killed again and
/// again (<see cref="CrashSettings"/>).
/// </summary>
public sealed class EditCrashTests : VerbTests
{
    private const int Clients = 4;

    private static readonly TimeSpan TimeForAHundredKills = TimeSpan.FromMinutes(3); // for one that hangs

    private static int Seed => CrashSettings.Seed;

    private static int Kills { get; } = CrashSettings.Kills(500);

    [Fact]
    public async Task Whatever_is_killed_every_revision_and_every_timeline_is_the_one_before_or_the_one_after()
    {
        var worker = new MortalWorker(Worker);
        var ledger = new EditLedger();
        try
        {
            await EditUnderFireAsync(worker, ledger);
            worker.KillsWithTemporaryFiles.Should().BeGreaterThan(worker.Kills / 20, "a good part dies with a change under way");
            worker.KillsAfterTheCommit.Should().BePositive("some die between the commit and its end");
            Inspect(ledger);
        }
        catch (Exception exception)
        {
            Assert.Fail($"Seed {Seed}, after {worker.Kills} kills: {exception.Message}\n{exception.StackTrace}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {Seed}: {worker.Kills} kills, {worker.KillsWithTemporaryFiles} with a change under way, {worker.KillsAfterTheCommit} after its commit; "
            + $"{ledger.Store.Changes.Count} changes, {ledger.Revisions.Values.Sum(seen => seen.Count)} revisions of {ledger.Revisions.Count} schedules.");
    }

    private static async Task EditUnderFireAsync(MortalWorker worker, EditLedger ledger)
    {
        var time = Stopwatch.StartNew();
        var maxTime = TimeForAHundredKills * (Kills / 100.0);
        using var failed = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(1, Clients).Select(number => Task.Factory.StartNew(
            () =>
            {
                var client = new EditingClient(worker, ledger, number, new Random(Seed + number));
                try
                {
                    while (worker.Kills < Kills && !failed.IsCancellationRequested)
                    {
                        time.Elapsed.Should().BeLessThan(maxTime, "there were {0} kills by then", worker.Kills);
                        client.ChangeSomething();
                    }
                }
                catch
                {
                    // Not handled here: only the others are stopped.
                    failed.Cancel();
                    throw;
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    private void Inspect(EditLedger ledger)
    {
        // One more write: it completes and sweeps what the dead have left.
        var last = Worker.RunWith(Small.Json, "import-schedule", "-", "--name", "last").MustSucceed();
        ledger.Store.Schedules[last.Text("schedule_id")] = new StoredSchedule("last", 1, IsCalendar: false);

        var store = new StoreInspection(Worker.DataFolder, ledger.Store);
        store.NothingIsLeftOver();
        store.SchedulesAreTheLedgers();
        store.TheIndexIsTheFolder();
        store.TheListIsTheFolder(Worker.Run("list-schedules", "--limit", "10000").MustSucceed());
        store.TheAuditLogTellsEveryChangeOnce();
        var edits = new EditInspection(Worker, ledger);
        edits.EveryRevisionIsAsItWasSeen();
        edits.TimelinesAreTheLedgers();
        edits.TheAuditLogHasEveryRevision();
        Worker.Run("doctor").MustSucceed();
    }
}
