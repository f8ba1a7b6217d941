using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// What the published worker asks of the system, and in which order: a file is on disk before it gets its name, the
/// name before the answer (docs/storage.md, "Commit").
/// </summary>
public sealed class DurabilityTests : VerbTests
{
    private const string Calls = "trace=write,pwrite64,pwritev,fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat";

    private static readonly string Playlist = """{"items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}""";

    [Fact]
    public void An_import_is_on_disk_before_it_is_answered()
        => MustBeDurable(Trace(Small.Json, "import-schedule", "-")).Should().ContainSingle(path => IsSchedule(path));

    [Fact]
    public void An_import_with_a_key_is_on_disk_with_its_kept_reply_before_it_is_answered()
        => MustBeDurable(Trace(Small.Json, "import-schedule", "-", "--idempotency-key", "k")).Should()
            .ContainSingle(path => IsSchedule(path)).And.ContainSingle(path => IsIn("idempotency", path));

    [Fact]
    public void A_replacement_is_on_disk_with_its_backup_before_it_is_answered()
    {
        var id = Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id");

        MustBeDurable(Trace(Small.Json, "import-schedule", "-", "--replace", id)).Should()
            .Contain([Stored("schedules", $"{id}.json"), Stored("schedules", $"{id}.json.bak"), Stored("revisions", id, "1.json.gz")]);
    }

    [Fact]
    public void A_calendar_is_on_disk_with_the_timelines_before_it_is_answered()
        => MustBeDurable(Trace(Small.Links(3), "schedule-playlist", "-", "--start", Monday, "--hours", "1")).Should()
            .ContainSingle(path => IsSchedule(path)).And.Contain(Stored("timelines.json"));

    [Fact]
    public void A_playlist_is_on_disk_with_its_file_before_it_is_answered()
        => MustBeDurable(Trace(Playlist, "save-playlist", "-", "--filename", "evening.m3u")).Should()
            .ContainSingle(path => IsIn("playlists", path)).And.Contain(Stored("exports", "evening.m3u"));

    [Theory]
    [InlineData("--export-name", "week.xml", "data/exports/week.xml")]
    [InlineData("--output", "{folder}/out/week.xml", "out/week.xml")]
    public void An_exported_file_is_on_disk_before_it_is_answered(string option, string value, string path)
    {
        var id = Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id");

        var calls = Trace("", "export-schedule", id, "--format", "xml", option, value.Replace("{folder}", Folder.Path, StringComparison.Ordinal));

        // In the store, the record of the change is a file too: the audit log gets its line with the export.
        FilesMustBeDurable(calls).Where(file => file != Stored(".commit")).Should().Equal(Folder[path]);
    }

    [Fact]
    public void A_deletion_is_on_disk_before_it_is_answered()
    {
        var id = Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id");

        var calls = Trace("", "delete-schedule", id);

        MustBeDurable(calls).Should().BeEmpty("nothing gets a name but the record");
        var gone = calls.FindIndex(call => call.Name.StartsWith("unlink", StringComparison.Ordinal) && call.Paths.Contains(Stored("schedules", $"{id}.json")));
        gone.Should().BePositive();
        calls[gone].Succeeded.Should().BeTrue();
        calls.FindIndex(call => IsFlushOf(call, Stored("schedules"))).Should().BeInRange(gone + 1, Answer(calls) - 1);
        calls.FindIndex(call => IsFlushOf(call, Worker.DataFolder)).Should().BeInRange(1, gone - 1, "the deletion is committed before it is begun");
    }

    /// <summary>What holds of every change of the store. Returns the names that files got, but for the record's.</summary>
    private List<string> MustBeDurable(List<SystemCall> calls)
    {
        var names = FilesMustBeDurable(calls);
        names.Should().Contain(Stored(".commit"));
        var record = calls.FindIndex(call => IsRename(call) && call.Paths[^1] == Stored(".commit"));

        // Every file is on disk before the record that names it, and gets its name after the record is.
        foreach (var call in calls.Where(call => IsRename(call) && call.Paths[^1] != Stored(".commit")))
        {
            if (calls.FindIndex(link => IsLink(link) && link.Paths[^1] == call.Paths[0]) is >= 0 and var linked)
            {
                // A second name of a file that an earlier change has flushed.
                calls.Should().NotContain(write => IsWriteTo(write, call.Paths[0]));
                calls.FindIndex(linked, flush => IsFlushOf(flush, Path.GetDirectoryName(call.Paths[0])!)).Should().BeInRange(linked + 1, record - 1);
            }
            else
            {
                calls.FindIndex(flush => IsFlushOf(flush, call.Paths[0])).Should().BeInRange(0, record - 1);
            }

            calls.IndexOf(call).Should().BeGreaterThan(calls.FindIndex(record, flush => IsFlushOf(flush, Worker.DataFolder)));
        }

        calls.FindLastIndex(call => IsFlushOf(call, Stored("audit.jsonl")))
            .Should().BeInRange(calls.FindLastIndex(call => IsWriteTo(call, Stored("audit.jsonl"))), Answer(calls) - 1, "the audit log is flushed after its line");
        return [.. names.Where(name => name != Stored(".commit"))];
    }

    // Of every rename: the file was flushed after its last write, the folder after the rename, and then came the answer.
    private static List<string> FilesMustBeDurable(List<SystemCall> calls)
    {
        var names = new List<string>();
        var answer = Answer(calls);
        for (var i = 0; i < calls.Count; i++)
        {
            if (!IsRename(calls[i]))
            {
                continue;
            }

            var (from, to) = (calls[i].Paths[0], calls[i].Paths[^1]);
            calls[i].Succeeded.Should().BeTrue();
            calls.FindLastIndex(call => IsFlushOf(call, from)).Should().BeInRange(calls.FindLastIndex(call => IsWriteTo(call, from)), i - 1, "{0} is flushed before it is renamed", from);
            calls.FindIndex(i, call => IsFlushOf(call, Path.GetDirectoryName(to)!)).Should().BeInRange(i + 1, answer - 1, "the folder of {0} is flushed before the answer", to);
            names.Add(to);
        }

        return names;
    }

    private List<SystemCall> Trace(string input, params string[] args)
    {
        var strace = Requires.Program("strace", "strace");
        var file = Folder[$"trace-{Guid.NewGuid():N}"];
        var traced = new Worker(Worker.DataFolder) { Log = "off", Through = [strace, "-f", "-y", "-s", "1", "-e", Calls, "-o", file] };

        traced.RunWith(input, args).MustSucceed();

        return [.. SystemCall.Read(File.ReadLines(file))];
    }

    private static int Answer(List<SystemCall> calls)
    {
        var answer = calls.FindIndex(call => call is { Name: "write" or "pwrite64", Descriptor: 1 });
        answer.Should().BePositive("the reply is written to standard output");
        return answer;
    }

    // But for a change's marker: it is no data, and need not outlive a power cut.
    private static bool IsRename(SystemCall call) =>
        call.Name.StartsWith("rename", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(call.Paths[^1])) != ".inflight";

    private static bool IsLink(SystemCall call) => call is { Name: "link" or "linkat", Succeeded: true };

    private static bool IsFlushOf(SystemCall call, string path) => call is { Name: "fsync" or "fdatasync", Succeeded: true } && call.Paths[0] == path;

    private static bool IsWriteTo(SystemCall call, string path) => call.Name.Contains("write", StringComparison.Ordinal) && call.Paths[0] == path;

    private static bool IsSchedule(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == "schedules" && Guid.TryParse(Path.GetFileNameWithoutExtension(path), out _);

    private static bool IsIn(string folder, string path) => Path.GetFileName(Path.GetDirectoryName(path)) == folder;

    private string Stored(params string[] parts) => Path.Combine([Worker.DataFolder, .. parts]);
}
