using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class KilledWorkerTests : VerbTests
{
    private const int MaxAttempts = 20;

    [Fact]
    public async Task A_worker_that_is_killed_while_it_writes_leaves_nothing_half_there()
    {
        Import("with_gaps.json");
        var before = Worker.Run("list-schedules").Text;
        var document = Folder.Write("large.json", Large(100_000));

        await KillWhileWritingAsync(document);

        Worker.Run("list-schedules").Text.Should().Be(before);
        Worker.Run("system-info").MustSucceed().Number("schedules_created").Should().Be(1);
        Worker.Run("export-all-schedules", "--format", "json", "--output", Folder["all.json"]).MustSucceed().Number("events").Should().Be(22);
        Worker.RunWith(Small.Xml, "import-schedule", "-").MustSucceed();
        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(2);
    }

    // SIGKILL in the moment that the temporary file is there; a worker that was faster is deleted and sent again.
    private async Task KillWhileWritingAsync(string document)
    {
        var folder = Path.Combine(Worker.DataFolder, "schedules");
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            using var worker = Worker.Start("import-schedule", document);
            await Until.TrueAsync(() => worker.HasExited || TemporaryFiles(folder).Any(), "the worker writes");
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (TemporaryFiles(folder).Any())
            {
                return;
            }

            foreach (var done in StoreState.ScheduleFiles(Worker.DataFolder).Where(path => new FileInfo(path).Length > 1_000_000).ToList())
            {
                Worker.Run("delete-schedule", Path.GetFileNameWithoutExtension(done)).MustSucceed();
            }
        }

        Assert.Fail($"In {MaxAttempts} attempts no worker was caught while it wrote.");
    }

    private static IEnumerable<string> TemporaryFiles(string folder) => Directory.EnumerateFiles(folder, ".*.tmp");

    private static string Large(int events)
    {
        var start = new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);
        var json = new StringBuilder("[");
        for (var i = 0; i < events; i++)
        {
            json.Append(i == 0 ? "" : ",").Append($$"""{"title":"Event {{i}}","start":"{{start.AddMinutes(i):s}}Z","duration":60}""").Append('\n');
        }

        return json.Append(']').ToString();
    }
}
