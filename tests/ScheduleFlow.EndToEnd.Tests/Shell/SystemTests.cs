using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class SystemTests : VerbTests
{
    public static TheoryData<string> Verbs =>
    [
        "import-schedule", "list-schedules", "show-schedule", "export-schedule", "export-all-schedules", "lint", "diff", "verify", "delete-schedule",
        "delete-all-schedules", "schedule-playlist", "plan", "apply", "check-plan", "explain", "import-playlist", "save-playlist",
        "list-playlists", "export-playlist", "system-info", "generate-page", "list-pages", "doctor", "migrate", "backup", "restore",
        "create-key", "list-keys", "revoke-key", "publish-schedule", "unpublish-schedule", "timeline", "overrun", "list-audit", "completion",
    ];

    [Fact]
    public void The_system_says_what_it_is_and_how_much_it_holds()
    {
        Import("with_gaps.json");
        Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed();

        var info = Worker.Run("system-info", "--now", Monday).MustSucceed();

        info.Text("version").Should().Be(Worker.Run("--version").Text.Trim());
        info.Text("platform").Should().NotBeEmpty();
        info.Number("schedules_created").Should().Be(1);
        info.Number("playlists_loaded").Should().Be(1);
        info.Number("pages_generated").Should().Be(0);
        info.Text("timestamp").Should().Be(Monday);
    }

    [Fact]
    public void Pages_are_listed_with_their_size()
    {
        Folder.Write("data/generated_pages/guide.html", "<p>Guide</p>");

        var reply = Worker.Run("list-pages").MustSucceed();

        reply.Number("count").Should().Be(1);
        var page = reply.List("pages")[0];
        page.Text("name").Should().Be("guide.html");
        page.Number("size").Should().Be(12);
        page.Text("modified").Should().MatchRegex("^[0-9-]{10}T[0-9:]{8}Z$");
    }

    [Fact]
    public void A_listing_leaves_no_trace_in_a_folder_that_is_not_there()
    {
        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(0);
        Worker.Run("list-playlists").MustSucceed().Number("count").Should().Be(0);

        Directory.Exists(Worker.DataFolder).Should().BeFalse();
    }

    [Fact]
    public void Verbose_says_on_stderr_what_was_done_as_a_json_event_a_line()
    {
        var result = Worker.Run("show-schedule", "nope", "--verbose", "--request-id", "e2e-7");

        result["type"].Should().Be("not_found");
        result["request_id"].Should().Be("e2e-7");
        var events = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var ended = events.Should().ContainSingle().Which;
        ended.Text("verb").Should().Be("show-schedule");
        ended.Number("exit_code").Should().Be(4);
        ended.Text("request_id").Should().Be("e2e-7");
    }

    [Fact]
    public void Every_operation_adds_a_line_to_the_log()
    {
        Worker.RunWith(Documents.Small.Xml, "import-schedule", "-", "--request-id", "e2e-8");

        File.ReadAllLines(Worker.Log).Should().ContainSingle().Which
            .Should().Contain("worker import-schedule - exit 0").And.Contain("id=e2e-8").And.NotContain("Harbour News");
    }

    [Fact]
    public void What_the_store_noticed_is_a_warning_in_the_log_with_the_request_id()
    {
        string[] ids = [Import("with_gaps.json"), Import("campus_week.xml")];
        Worker.RunWith(Documents.Small.Xml, "import-schedule", "-", "--replace", ids[0]).MustSucceed();
        ids.ToList().ForEach(id => File.WriteAllText(Folder["data", "schedules", $"{id}.json"], "{"));
        File.Delete(Worker.Log);

        Worker.Run("show-schedule", ids[0], "--request-id", "e2e-9").MustSucceed();
        Worker.Run("show-schedule", ids[1], "--request-id", "e2e-10").MustFail(7, "store_corrupt");
        Worker.Run("list-schedules", "--request-id", "e2e-11").MustSucceed();

        var warnings = File.ReadAllLines(Worker.Log).Where(line => line.Contains("[WRN] worker", StringComparison.Ordinal) && line.Contains(" - store: ", StringComparison.Ordinal)).ToList();
        warnings.Should().HaveCount(3);
        warnings[0].Should().Contain("show-schedule").And.Contain("restored").And.EndWith("id=e2e-9");
        warnings[1].Should().Contain(ids[1]).And.Contain("put aside as").And.EndWith("id=e2e-10");
        warnings[2].Should().Contain("list-schedules").And.Contain(ids[1]).And.EndWith("id=e2e-11");
    }

    [Fact]
    public void The_data_folder_of_the_command_line_goes_before_that_of_the_environment()
    {
        Worker.RunWith(Documents.Small.Xml, "import-schedule", "-", "--data", Folder["other"]).MustSucceed();

        Directory.Exists(Worker.DataFolder).Should().BeFalse();
        StoreState.ScheduleFiles(Folder["other"]).Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_help_of_a_verb_ends_with_examples_of_it(string verb)
    {
        var help = Worker.Run(verb, "--help");

        help.ExitCode.Should().Be(0);
        help.Error.Should().BeEmpty();
        help.Text.Should().Contain("Usage:").And.Contain("Examples:");
        help.Text[help.Text.IndexOf("Examples:", StringComparison.Ordinal)..].Should().Contain($"scheduleflow {verb}");
    }

    [Fact]
    public void The_help_of_the_command_names_every_verb()
        => Worker.Run("--help").Text.Should().ContainAll(Verbs.Select(row => row.Data)).And.Contain("Examples:");

    [Fact]
    public void The_version_is_one_line() => Worker.Run("--version").Text.Should().MatchRegex(@"\A\d+\.\d+\.\d+\S*\n\z");

    [Fact]
    public void Json_is_indented_on_a_terminal()
    {
        Requires.Program("script", "bsdutils");

        var terminal = Bash.Run($"script -qec 'scheduleflow list-schedules --data {Folder["data"]}' /dev/null", Folder.Path, ("SCHEDULEFLOW_LOG", "off"));

        terminal.Output.ReplaceLineEndings("\n").Should().Contain("{\n  \"status\": \"success\",\n");
        Worker.Run("list-schedules").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }
}
