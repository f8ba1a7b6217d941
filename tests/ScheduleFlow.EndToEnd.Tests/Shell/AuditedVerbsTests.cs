using System.Text.Json;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>Every verb whose declaration says that it changes something leaves a line in the audit log.</summary>
public sealed class AuditedVerbsTests : VerbTests
{
    /// <summary>
    /// A command of each such verb that changes something, on a store with one schedule (<c>SCHEDULE</c>), one playlist
    /// (<c>PLAYLIST</c>), a channel <c>lobby</c>, a key (<c>KEY</c>) and a user <c>bob</c>.
    /// </summary>
    private static readonly Dictionary<string, string[]> Commands = new()
    {
        ["import-schedule"] = ["DEMO/with_gaps.json"],
        ["export-schedule"] = ["SCHEDULE", "--format", "xmltv", "--export-name", "guide.xml"],
        ["export-all-schedules"] = ["--format", "xmltv", "--export-name", "guide.xml"],
        ["edit-schedule"] = ["SCHEDULE", "--rename", "Another week"],
        ["revert-schedule"] = ["SCHEDULE", "--to", "1"],
        ["delete-schedule"] = ["SCHEDULE"],
        ["delete-all-schedules"] = ["--confirm", "DELETE_ALL_SCHEDULES"],
        ["schedule-playlist"] = ["DEMO/campus_library.m3u", "--start", Monday, "--hours", "4"],
        ["apply"] = ["DEMO/plans/hotel_loop.yaml"],
        ["import-playlist"] = ["DEMO/campus_library.m3u"],
        ["save-playlist"] = ["""{"filename":"evening.m3u","items":[{"url":"http://a.example/a.mp4"}]}"""],
        ["delete-playlist"] = ["PLAYLIST"],
        ["import-channels"] = ["DEMO/campus_channels.m3u"],
        ["add-channel"] = ["--name", "Pool", "--url", "http://a.example/pool"],
        ["update-channel"] = ["lobby", "--group", "Hall"],
        ["delete-channel"] = ["lobby"],
        ["organize-channels"] = ["--apply"],
        ["publish-schedule"] = ["SCHEDULE", "--channel", "lobby"],
        ["unpublish-schedule"] = ["SCHEDULE"],
        ["overrun"] = ["--channel", "twin", "--by", "5m", "--now", "2026-12-01T10:05:00Z"],
        ["validate-channels"] = [],
        ["generate-page"] = ["SCHEDULE", "--name", "lobby"],
        ["set-config"] = ["""{"tuner":{"count":9}}"""],
        ["create-key"] = ["nightly", "--role", "viewer"],
        ["revoke-key"] = ["KEY"],
        ["rotate-key"] = ["KEY"],
        ["create-user"] = ["anna", "--role", "editor"],
        ["set-password"] = ["bob"],
        ["update-user"] = ["bob", "--role", "editor"],
        ["disable-user"] = ["bob"],
        ["enable-user"] = ["bob"],
        ["doctor"] = ["--repair"],
        ["migrate"] = [],
        ["backup"] = [],
        ["delete-backup"] = ["STORED"],
        ["restore"] = ["BACKUP", "--replace"],
    };

    // On standard input, where a verb reads it.
    private const string Password = "three dry towels";

    /// <summary>What each of these lines says besides its verb.</summary>
    private static readonly Dictionary<string, string[]> Ids = new()
    {
        ["export-schedule"] = ["exports/guide.xml"],
        ["export-all-schedules"] = ["exports/guide.xml"],
        ["generate-page"] = ["generated_pages/lobby.html"],
    };

    public static TheoryData<string> Verbs => [.. Operations.All
        .Where(operation => operation.IsChange || operation.Routes.Any(route => route.IsChange))
        .Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_that_changes_something_is_in_the_audit_log(string verb)
    {
        Commands.Should().ContainKey(verb, "a new verb that changes something needs a command here");
        var command = Prepare(verb);
        var before = Lines().Length;

        var result = Worker.RunWith(Password, [verb, .. command]);

        result.ExitCode.Should().BeOneOf([0, 1], result.ToString());
        var added = Lines()[before..];
        var line = added.Should().Contain(one => one.Text("verb") == verb).Which;
        line.Text("result").Should().Be("success");
        if (Ids.TryGetValue(verb, out var ids))
        {
            line.List("ids").Select(id => id.GetString()).Should().Equal(ids);
            line.Number("bytes").Should().Be((int)new FileInfo(Path.Combine(Worker.DataFolder, ids[0])).Length);
        }

        Worker.Run("doctor").Json.List("findings").Select(finding => finding.Text("id")).Should().NotContain("audit-chain-broken");
    }

    [Fact]
    public void A_saved_playlist_names_its_file_and_an_import_the_file_it_read()
    {
        Worker.Run("save-playlist", """{"filename":"evening.m3u","items":[{"url":"http://a.example/a.mp4"}]}""").MustSucceed();
        Worker.Run("import-schedule", Demo("with_gaps.json")).MustSucceed();

        var lines = Lines();
        lines[0].List("ids")[1].GetString().Should().Be("exports/evening.m3u");
        lines[0].Number("bytes").Should().Be((int)new FileInfo(Path.Combine(Worker.DataFolder, "exports", "evening.m3u")).Length);
        lines[1].List("sources").Select(source => source.GetString()).Should().Equal(Demo("with_gaps.json"));
        Worker.Run("list-audit").MustSucceed().List("entries")[0].List("sources").Should().ContainSingle();
    }

    private JsonElement[] Lines() =>
        [.. File.ReadAllLines(Path.Combine(Worker.DataFolder, "audit.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    private IEnumerable<string> Prepare(string verb)
    {
        var schedule = Import("campus_week.xml");
        var playlist = Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed().Text("playlist_id");
        Worker.Run("add-channel", "--name", "Lobby", "--url", "http://127.0.0.1:9/lobby", "--id", "lobby").MustSucceed();
        Worker.Run("add-channel", "--name", "Lobby", "--url", "http://127.0.0.1:9/lobby", "--id", "twin").MustSucceed();
        var key = Worker.Run("create-key", "one", "--role", "viewer").MustSucceed().Text("id");
        Worker.RunWith(Password, "create-user", "bob", "--role", "viewer").MustSucceed();
        Worker.Run("backup", Folder["b.tar.gz"]).MustSucceed();
        if (verb == "enable-user")
        {
            Worker.Run("disable-user", "bob").MustSucceed();
        }
        else if (verb == "revert-schedule")
        {
            Worker.Run("import-schedule", Demo("with_gaps.json"), "--replace", schedule).MustSucceed();
        }
        else if (verb is "unpublish-schedule" or "overrun")
        {
            Worker.Run("publish-schedule", schedule, "--channel", "twin").MustSucceed();
        }

        var path = Path.Combine(Worker.DataFolder, "schedules", $"{schedule}.json");
        if (verb == "migrate")
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"revision\":1,\n", "", StringComparison.Ordinal));
        }
        else if (verb == "doctor")
        {
            File.WriteAllText(path, "{");
        }

        return Commands[verb].Select(argument => argument switch
        {
            "SCHEDULE" => schedule,
            "PLAYLIST" => playlist,
            "KEY" => key,
            "BACKUP" => Folder["b.tar.gz"],
            "STORED" => Worker.Run("backup").MustSucceed().Text("file"),
            _ => argument.Replace("DEMO/", Demo("") + Path.DirectorySeparatorChar, StringComparison.Ordinal),
        });
    }
}
