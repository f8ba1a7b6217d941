using System.Diagnostics;
using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Faults.Crashes;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// Clients at work on one store, their workers killed again and again: what was acknowledged is there, and nothing is
/// there by halves (<see cref="CrashSettings"/>).
/// </summary>
public sealed class CrashTests : VerbTests
{
    private const int Clients = 4;

    private static readonly TimeSpan TimeForAHundredKills = TimeSpan.FromMinutes(3); // for one that hangs

    private static int Seed => CrashSettings.Seed;

    private static int Kills { get; } = CrashSettings.Kills(500);

    [Fact]
    public async Task Whatever_is_killed_the_store_holds_what_was_acknowledged_and_nothing_by_halves()
    {
        var worker = new MortalWorker(Worker);
        var ledger = new Ledger();
        try
        {
            await ChangeUnderFireAsync(worker, ledger);
            worker.KillsWithTemporaryFiles.Should().BeGreaterThan(worker.Kills / 20, "a good part dies with a change under way");
            worker.KillsAfterTheCommit.Should().BePositive("some die between the commit and its end");
            Inspect(ledger);
        }
        catch (Exception exception)
        {
            Assert.Fail($"Seed {Seed}, after {worker.Kills} kills: {exception.Message}\n{exception.StackTrace}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {Seed}: {worker.Kills} kills, {worker.KillsWithTemporaryFiles} with a change under way, {worker.KillsAfterTheCommit} after its commit; {ledger.Changes.Count} changes.");
    }

    private static async Task ChangeUnderFireAsync(MortalWorker worker, Ledger ledger)
    {
        var time = Stopwatch.StartNew();
        var maxTime = TimeForAHundredKills * (Kills / 100.0);
        using var failed = new CancellationTokenSource();
        var clients = Enumerable.Range(1, Clients).Select(number => Task.Factory.StartNew(
            () =>
            {
                var client = new CrashingClient(worker, ledger, number, new Random(Seed + number));
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
            TaskScheduler.Default)).ToList();
        await Task.WhenAll(clients);
    }

    private void Inspect(Ledger ledger)
    {
        // One more write: it completes and sweeps what the dead have left.
        var last = Worker.RunWith(Small.Json, "import-schedule", "-", "--name", "last").MustSucceed();
        ledger.Schedules[last.Text("schedule_id")] = new StoredSchedule("last", 1, IsCalendar: false);

        var inspection = new StoreInspection(Worker.DataFolder, ledger);
        inspection.NothingIsLeftOver();
        inspection.SchedulesAreTheLedgers();
        inspection.RevisionsAreTheLedgers();
        inspection.TheIndexIsTheFolder();
        inspection.TheListIsTheFolder(Worker.Run("list-schedules", "--limit", "10000").MustSucceed());
        inspection.TheAuditLogTellsEveryChangeOnce();
        inspection.TheTimelineIsTheCalendars();
        inspection.PlaylistsAreTheLedgers();
        Worker.Run("doctor").MustSucceed();
    }
}
