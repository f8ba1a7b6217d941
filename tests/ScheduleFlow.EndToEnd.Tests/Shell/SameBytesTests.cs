namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class SameBytesTests : VerbTests
{
    [Fact]
    public void Same_input_same_now_and_same_seed_give_the_same_bytes_on_stdout_and_on_disk()
    {
        var first = Everything(Folder["first"]);
        var second = Everything(Folder["second"]);

        second.Output.Should().Equal(first.Output);
        second.Store.Should().Be(first.Store);
        first.Store.Split('\n').Should().HaveCountGreaterThan(8, "there is something to compare");
    }

    [Fact]
    public void Another_seed_gives_another_calendar()
    {
        string[] fill = ["schedule-playlist", Demo("campus_library.m3u"), "--start", Monday, "--hours", "24", "--now", Monday];

        var one = Worker.Run([.. fill, "--seed", "1"]).MustSucceed();
        var two = new Worker(Folder["two"]).Run([.. fill, "--seed", "2"]).MustSucceed();

        two.Text("schedule_id").Should().NotBe(one.Text("schedule_id"));
        one.Text("seed").Should().Be("1");
        two.Text("seed").Should().Be("2");
    }

    // Each in a working folder of its own, so that paths in replies are the same.
    private static (List<string> Output, string Store) Everything(string folder)
    {
        Directory.CreateDirectory(folder);
        var worker = new Worker(Path.Combine(folder, "data")) { WorkingFolder = folder };
        string[][] lines =
        [
            ["import-schedule", Demo("campus_week.xml"), "--seed", "1"],
            ["import-schedule", Demo("overlaps_and_duplicates.xml"), "--seed", "2"],
            ["import-schedule", Demo("campus_library.m3u"), "--seed", "3"],
            ["import-playlist", Demo("campus_library.m3u"), "--seed", "4"],
            ["save-playlist", """{"filename":"evening.m3u","items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}""", "--seed", "5"],
            ["schedule-playlist", Demo("campus_library.m3u"), "--start", Monday, "--hours", "72", "--seed", "6"],
            ["schedule-playlist", Demo("campus_library.m3u"), "--start", "2026-12-10T00:00:00Z", "--hours", "72", "--seed", "6"],
            ["list-schedules"],
            ["list-playlists"],
            ["system-info"],
            ["export-all-schedules", "--format", "xml"],
            ["export-all-schedules", "--format", "json", "--export-name", "all.json"],
        ];
        var output = lines.Select(line =>
        {
            var result = worker.Run([.. line, "--data", "data", "--now", "2026-11-24T08:00:00Z"]);
            result.ExitCode.Should().Be(0, result.Text);
            return result.Text;
        }).ToList();
        return (output, StoreState.Of(worker.DataFolder));
    }
}
