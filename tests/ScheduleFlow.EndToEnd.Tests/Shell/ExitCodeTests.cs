using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>The table of exit codes (docs/cli.md, "Exit codes"), a test a row that a worker can come to.</summary>
public sealed class ExitCodeTests : VerbTests
{
    [Fact]
    public void Exit_0_says_that_it_is_done_and_durable()
    {
        var id = Worker.RunWith(Small.Xml, "import-schedule", "-").MustSucceed().Text("schedule_id");

        StoreState.ScheduleFiles(Worker.DataFolder).Should().ContainSingle().Which.Should().EndWith($"{id}.json");
    }

    [Theory]
    [InlineData("import-schedul", "import-schedul", "x")]
    [InlineData("argument missing", "import-schedule")]
    [InlineData("--no-such-option", "list-schedules", "--no-such-option")]
    [InlineData("“soon” is not an instant", "list-schedules", "--now", "soon")]
    [InlineData("“-1” is not a whole number", "list-schedules", "--seed=-1")]
    public void Exit_2_says_that_the_command_line_is_wrong(string named, params string[] args)
    {
        var result = Worker.Run(args);

        result.ExitCode.Should().Be(2);
        result["type"].Should().Be("usage");
        result.Text.Should().Contain(named);
        result.Error.Should().BeEmpty();
        Directory.Exists(Worker.DataFolder).Should().BeFalse();
    }

    [Fact]
    public void Exit_3_says_that_the_input_is_wrong()
    {
        Worker.RunWith("{", "import-schedule", "-").MustFail(3, "parse_error", "line 1");
        Worker.RunWith("[]", "import-schedule", "-").MustFail(3, "validation", "No events");
    }

    [Fact]
    public void Exit_4_says_that_there_is_no_such_thing()
    {
        const string Nobody = "6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11";

        Worker.Run("show-schedule", Nobody).MustFail(4, "not_found", Nobody);
        Worker.Run("export-playlist", Nobody, "--format", "m3u").MustFail(4, "not_found", Nobody);
        Worker.Run("import-schedule", "nowhere.xml").MustFail(4, "file_not_found", "nowhere.xml");
    }

    [Fact]
    public void Exit_5_says_that_the_store_is_not_as_the_caller_thinks()
    {
        var id = Worker.Run("import-schedule", Demo("with_gaps.json")).MustSucceed().Text("schedule_id");
        var before = StoreState.Of(Worker.DataFolder);

        Worker.Run("import-schedule", Demo("with_gaps.json"), "--replace", id, "--if-revision", "2").MustFail(5, "conflict", id);

        StoreState.Of(Worker.DataFolder).Should().Be(before);
    }

    [Fact]
    public void Exit_6_says_that_others_hold_the_store()
    {
        Import("with_gaps.json");
        var before = StoreState.Of(Worker.DataFolder);
        using (new FileStream(Path.Combine(Worker.DataFolder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Worker.RunWith(Small.Xml, "import-schedule", "-").MustFail(6, "unavailable", "writing to the store");
            Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(1, "a reader takes no lock");
        }

        StoreState.Of(Worker.DataFolder).Should().Be(before);
        Worker.RunWith(Small.Xml, "import-schedule", "-").MustSucceed();
    }

    [Fact]
    public void Exit_7_says_that_stored_data_cannot_be_read()
    {
        var id = Import("with_gaps.json");
        var other = Import("midnight_and_dst.xml");
        var path = Path.Combine(Worker.DataFolder, "schedules", id + ".json");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..500]);

        Worker.Run("show-schedule", id).MustFail(7, "store_corrupt", id).Text("details").Should().Contain(".corrupt-");
        var before = StoreState.Of(Worker.DataFolder);
        Worker.Run("export-schedule", id, "--format", "xml").MustFail(7, "store_corrupt", id);
        Worker.Run("export-all-schedules", "--format", "xml").MustFail(7, "store_corrupt", id);

        Show(other).List("events").Should().HaveCount(38, "everything else stays available");
        StoreState.Of(Worker.DataFolder).Should().Be(before);
    }

    [Fact]
    public void Exit_8_says_that_a_path_is_outside_the_allowed_folders()
    {
        var allowed = Folder["allowed"];
        var outside = Folder.Write("outside.xml", Small.Xml);
        var inside = Folder.Write("allowed/inside.xml", Small.Xml);
        File.CreateSymbolicLink(Folder["allowed", "link.xml"], outside);
        Directory.CreateSymbolicLink(Folder["allowed", "folder"], Folder.Path);
        File.CreateSymbolicLink(Folder["allowed", "loop.xml"], Folder["allowed", "loop.xml"]);

        foreach (var path in new[]
        {
            outside, Folder["allowed", "..", "outside.xml"], Folder["allowed", "link.xml"], Folder["allowed", "folder", "outside.xml"],
            Folder["allowed", "loop.xml"], allowed + "-not/inside.xml", "/etc/passwd",
        })
        {
            Worker.Run("import-schedule", path, "--import-root", allowed).MustFail(8, "forbidden_path", path);
            Worker.Run("import-playlist", path, "--import-root", allowed).MustFail(8, "forbidden_path", path);
        }

        StoreState.Of(Worker.DataFolder).Should().BeEmpty();
        Worker.Run("import-schedule", inside, "--import-root", allowed).MustSucceed();
    }

    [Fact]
    public void Exit_8_says_that_the_system_refuses()
        // Nobody makes folders in the kernel's own file system, root included.
        => Worker.RunWith(Small.Xml, "import-schedule", "-", "--data", "/sys/scheduleflow").MustFail(8, "permission_denied", "/sys/scheduleflow");

    [Fact]
    public void Exit_9_says_that_it_is_over_the_limit()
    {
        const int MaxBytes = 50 * 1024 * 1024;
        var padded = Folder["padded.json"];
        using (var file = File.CreateText(padded))
        {
            file.Write($"{{\"events\":[{Small.JsonEvent}]");
            file.Write(new string(' ', MaxBytes));
            file.Write('}');
        }

        Worker.Run("import-schedule", padded).MustFail(9, "too_large", "50 MB");

        StoreState.Of(Worker.DataFolder).Should().BeEmpty();
    }

    [Fact]
    public void Exit_10_says_that_no_space_is_left()
    {
        Import("with_gaps.json");
        var before = StoreState.Of(Worker.DataFolder);

        // A limit on the size of files is the one full disk that every user may have; 8 KiB here.
        var full = Bash.Run(
            $"trap '' XFSZ; ulimit -f 8; exec scheduleflow import-schedule '{Demo("campus_week.xml")}'",
            Folder.Path,
            ("SCHEDULEFLOW_DATA", Worker.DataFolder),
            ("SCHEDULEFLOW_LOG", "off"));

        new WorkerResult(full.ExitCode, System.Text.Encoding.UTF8.GetBytes(full.Output), full.Error).MustFail(10, "disk_full", "no space left");
        StoreState.Of(Worker.DataFolder).Should().Be(before);
    }

    [Theory]
    [InlineData("show-schedule nope", "4")]
    [InlineData("list-schedules", "0")]
    public void The_exit_code_is_the_same_when_nobody_reads_the_reply(string command, string exitCode)
    {
        // Descriptor 4 is a pipe whose reader has gone.
        var bash = Bash.Run(
            $"mkfifo pipe && exec 3<>pipe 4>pipe 3<&- && scheduleflow {command} >&4; echo $?",
            Folder.Path,
            ("SCHEDULEFLOW_DATA", Worker.DataFolder),
            ("SCHEDULEFLOW_LOG", "off"));

        bash.Lines.Should().Equal(exitCode);
        bash.Error.Should().BeEmpty();
    }
}
