using System.Text.Json;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class ChannelTests : VerbTests
{
    private const string Campus = "campus.lindenhof.example.edu";

    [Fact]
    public void A_list_is_imported_put_in_order_exported_and_imported_again_as_the_same_channels()
    {
        var imported = Worker.Run("import-channels", Demo("campus_channels.m3u")).MustSucceed();
        (imported.Number("channels_loaded"), imported.Number("added"), imported.Number("total")).Should().Be((10, 10, 10));
        Worker.Run("parse-m3u", Demo("campus_channels.m3u")).MustSucceed().Number("channels_loaded").Should().Be(10);

        Worker.Run("organize-channels").MustSucceed().Number("duplicates_removed").Should().Be(1);
        Worker.Run("list-channels").MustSucceed().Number("count").Should().Be(10, "it was a dry run");
        Worker.Run("organize-channels", "--apply").MustSucceed();
        var listed = Worker.Run("list-channels", "--limit", "4").MustSucceed();
        (listed.Number("count"), listed.Number("total")).Should().Be((4, 9));
        Worker.Run("list-channels", "--after", listed.Text("next")).MustSucceed().Number("count").Should().Be(5);

        Worker.Run("export-channels", "--format", "m3u", "--output", Folder["campus_channels.m3u"]).MustSucceed().Number("channels").Should().Be(9);
        Worker.Run("export-channels", "--format", "json", "--output", Folder["campus_channels.json"]).MustSucceed();
        foreach (var list in new[] { "campus_channels.m3u", "campus_channels.json" })
        {
            var other = new Worker(Folder[list + "-data"]);
            other.Run("import-channels", Folder[list]).MustSucceed().Number("added").Should().Be(9);
            other.Run("export-channels", "--format", "m3u").Text.Should().Be(File.ReadAllText(Folder["campus_channels.m3u"]), list);
        }
    }

    [Fact]
    public void A_channel_is_added_changed_and_deleted_with_options_or_JSON()
    {
        var added = Worker.Run("add-channel", "--name", "Lobby", "--url", "https://media.example.edu/lobby.m3u8", "--number", "7", "--backup", "https://b.example.edu/1", "--backup", "https://b.example.edu/2", "--tag", "floor=2").MustSucceed().GetProperty("channel");
        added.GetProperty("backup_urls").GetArrayLength().Should().Be(2);
        added.GetProperty("tags").GetProperty("floor").GetString().Should().Be("2");
        Worker.RunWith("""{"name":"Pool","url":"udp://@239.1.1.1:5000","id":"pool"}""", "add-channel", "-").MustSucceed();

        Worker.Run("update-channel", "pool", "--group", "Wellness", "--name", "Pool bar").MustSucceed().List("changed").Select(field => field.GetString()).Should().BeEquivalentTo("name", "group");
        Worker.Run("update-channel", "pool", """{"group":null}""").MustSucceed();
        Worker.Run("show-channel", "pool").MustSucceed().GetProperty("channel").TryGetProperty("group", out _).Should().BeFalse();

        Worker.Run("add-channel", "--name", "Twin", "--url", "http://a", "--id", "pool").MustFail(5, "conflict", "pool");
        Worker.Run("add-channel", "--name", "No URL").MustFail(3, "validation", "url");
        Worker.Run("add-channel", "{\"name\":").MustFail(3, "parse_error", "JSON");
        Worker.Run("update-channel", "pool", "{}", "--name", "x").MustFail(2, "usage", "twice");
        Worker.Run("delete-channel", "pool").MustSucceed().Text("deleted").Should().Be("pool");
        Worker.Run("delete-channel", "pool").MustFail(4, "not_found", "pool");
    }

    [Fact]
    public void What_is_on_and_the_guide_follow_from_the_schedule_and_XMLTVs_checker_has_no_objection()
    {
        Requires.Program("tv_validate_file", "xmltv-util");
        Worker.Run("import-channels", Demo("campus_channels.m3u")).MustSucceed();
        Worker.Run("update-channel", Campus, "--schedule", Import("campus_week.xml")).MustSucceed();
        Worker.Run("update-channel", "radio.lindenhof.example.edu", "--schedule", Import("campus_week.json")).MustSucceed();

        var row = Worker.Run("now", "--channel", Campus, "--now", "2026-12-01T09:10:00Z").MustSucceed().List("channels")[0];
        row.GetProperty("now").GetProperty("title").GetString().Should().Be("Reading a Medieval Tax Roll");
        row.GetProperty("now").GetProperty("remaining_seconds").GetInt32().Should().Be(80 * 60);
        row.GetProperty("next").GetProperty("starts_in_seconds").GetInt32().Should().Be(80 * 60);

        Worker.Run("export-guide", "--output", Folder["guide.xml"]).MustSucceed().Number("channels").Should().Be(2);
        File.WriteAllBytes(Folder["packed.xml.gz"], Worker.Run("export-guide", "--gzip", "--now", "2026-12-01T09:10:00Z").Output);
        var judged = Bash.Run("tv_validate_file guide.xml && gunzip packed.xml.gz && tv_validate_file packed.xml", Folder.Path, ("XMLTV_SUPPLEMENT", "/usr/share/xmltv"));
        judged.Error.Should().BeEmpty();
        judged.ExitCode.Should().Be(0, judged.Output);

        // What it says is what the schedule says.
        var again = Worker.Run("import-schedule", Folder["guide.xml"], "--channel", Campus).MustSucceed();
        again.Number("events").Should().Be(213);
    }

    [Fact]
    public async Task Links_are_checked_in_batches_and_in_one_go()
    {
        await using var server = LinkServer.Start();
        Worker.Run("set-config", """{"validation":{"allow":["127.0.0.0/8"],"timeout_seconds":1}}""").MustSucceed();

        // A dozen that never answer take longer than a batch has.
        var list = "#EXTM3U\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"#EXTINF:-1 tvg-id=\"c{i}.example\",C{i}\n{server.Url(i < 12 ? "/slow-headers" : i % 3 == 0 ? "/status/404" : "/200")}?n={i}\n"));
        Worker.RunWith(list, "import-channels", "-").MustSucceed().Number("added").Should().Be(300);

        var whole = Checked("validate-channels");
        (whole.Number("checked"), whole.Number("working"), whole.Number("broken"), whole.Number("timeout")).Should().Be((300, 192, 96, 12));
        whole.List("results")[12].Text("reason").Should().Contain("404");

        string? after = null;
        var seen = 0;
        var batches = 0;
        do
        {
            var batch = Checked(["validate-channels", "--budget", "1", .. after is null ? [] : new[] { "--after", after }]);
            seen += batch.List("results").Count;
            after = batch.GetProperty("next").GetString();
            batches++;
        }
        while (after is not null);

        seen.Should().Be(300);
        batches.Should().BeGreaterThan(1);
        Worker.Run("validation-results", "--state", "broken").MustSucceed().Number("count").Should().Be(96);
    }

    // What takes longer than a second says on stderr how far it is.
    private JsonElement Checked(params string[] args)
    {
        var result = Worker.Run(args);
        result.ExitCode.Should().Be(0, result.Text);
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().NotContain(line => !line.StartsWith("{\"event\":\"progress\",\"percent\":", StringComparison.Ordinal));
        return result.Json;
    }

    [Fact]
    public void A_player_reads_the_list_and_opens_its_channel()
    {
        Requires.Program("ffprobe", "ffmpeg");
        Bash.Run("ffmpeg -v error -f lavfi -i testsrc=size=64x64:rate=5:duration=1 -f mpegts clip.ts", Folder.Path).ExitCode.Should().Be(0);
        Worker.Run("add-channel", "--name", "Clip, the first", "--url", Folder["clip.ts"], "--tvg-id", "clip.example").MustSucceed();
        Worker.Run("export-channels", "--format", "m3u", "--output", Folder["channels.m3u"]).MustSucceed();

        // ffmpeg reads extended M3U with its HLS reader, when told to, and wants a header without attributes.
        var probed = Bash.Run("ffprobe -v error -f hls -allowed_extensions ALL -show_entries stream=codec_type -of csv=p=0 channels.m3u", Folder.Path);

        probed.ExitCode.Should().Be(0, probed.Error);
        probed.Output.Should().Contain("video");
    }

    [Fact]
    public void Settings_are_changed_all_or_none()
    {
        Worker.Run("set-config", """{"tuner":{"count":9},"validation":{"timeout_seconds":99}}""").MustFail(3, "validation", "timeout_seconds");
        Worker.Run("show-config").MustSucceed().GetProperty("config").GetProperty("tuner").GetProperty("count").GetInt32().Should().Be(4);
        Worker.Run("set-config", """{"tuner":{"count":9}}""").MustSucceed().List("changed").Single().GetString().Should().Be("tuner.count");
        Worker.Run("status").MustSucceed().Number("channels_loaded").Should().Be(0);
        Worker.Run("tuner", "discover.json", "--base-url", "http://127.0.0.1:5000").Json.GetProperty("TunerCount").GetInt32().Should().Be(9);
    }
}
