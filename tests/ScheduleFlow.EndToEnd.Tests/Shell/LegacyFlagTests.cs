using System.Xml.Linq;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>Every flag of the command before this one (docs/cli.md, "Older flags"), as existing scripts write it.</summary>
public sealed class LegacyFlagTests : VerbTests
{
    private const string Items = """[{"url":"https://media.example.edu/a.mp4","label":"First"},{"url":"https://media.example.edu/b.mp4","label":"Second"}]""";

    [Fact]
    public void List_schedules()
    {
        Import("with_gaps.json");

        Worker.Run("--list-schedules").Text.Should().Be(Worker.Run("list-schedules").Text).And.Contain("Northgate");
    }

    [Fact]
    public void List_playlists()
    {
        Worker.Run("--import-m3u", Demo("campus_library.m3u")).MustSucceed();

        Worker.Run("--list-playlists").Text.Should().Be(Worker.Run("list-playlists").Text).And.Contain("Lindenhof");
    }

    [Fact]
    public void List_pages() => Worker.Run("--list-pages").MustSucceed().Number("count").Should().Be(0);

    [Fact]
    public void Info() => Worker.Run("--info").MustSucceed().Text("version").Should().NotBeEmpty();

    [Theory]
    [InlineData("--import-schedule", "campus_week.xml", 213)]
    [InlineData("--import-schedule", "with_gaps.json", 22)]
    [InlineData("--import-schedule-xml", "campus_week.xml", 213)]
    [InlineData("--import-schedule-json", "with_gaps.json", 22)]
    public void Import_schedule(string flag, string name, int events)
        => Worker.Run(flag, Demo(name)).MustSucceed().Number("events_imported").Should().Be(events);

    [Fact]
    public void Import_schedule_in_a_format_that_it_is_not()
        => Worker.Run("--import-schedule-xml", Demo("with_gaps.json")).MustFail(3, "parse_error", "line 1");

    [Fact]
    public void Import_m3u() => Worker.Run("--import-m3u", Demo("campus_library.m3u")).MustSucceed().Number("items").Should().Be(200);

    [Fact]
    public void Export_schedule_xml()
    {
        Worker.Run("--export-schedule-xml", Import("with_gaps.json"), Folder["out.xml"]).MustSucceed().Text("format").Should().Be("xml");

        XDocument.Load(Folder["out.xml"]).Descendants("event").Should().HaveCount(22);
    }

    [Fact]
    public void Export_schedule_json()
    {
        Worker.Run("--export-schedule-json", Import("with_gaps.json"), Folder["out.json"]).MustSucceed().Text("format").Should().Be("json");

        Worker.Run("import-schedule", Folder["out.json"]).MustSucceed().Number("events").Should().Be(22);
    }

    [Fact]
    public void Export_all_xml()
    {
        Import("with_gaps.json");
        Import("midnight_and_dst.xml");

        Worker.Run("--export-all-xml", Folder["all.xml"]).MustSucceed().Number("schedules").Should().Be(2);

        XDocument.Load(Folder["all.xml"]).Descendants("event").Should().HaveCount(22 + 38);
    }

    [Fact]
    public void Export_m3u()
    {
        Worker.Run("--export-m3u", Items, Folder["out.m3u"]).MustSucceed().Number("items").Should().Be(2);

        File.ReadAllText(Folder["out.m3u"]).Should().StartWith("#EXTM3U").And.Contain("#EXTINF:-1,First\nhttps://media.example.edu/a.mp4\n");
    }

    [Fact]
    public void Export_caspar()
    {
        Worker.Run("--export-caspar", Items, Folder["out.xml"]).MustSucceed().Number("items").Should().Be(2);

        XDocument.Load(Folder["out.xml"]).Descendants("uri").Select(uri => uri.Value).Should().Equal("https://media.example.edu/a.mp4", "https://media.example.edu/b.mp4");
    }

    [Fact]
    public void Delete_schedule()
    {
        var id = Import("with_gaps.json");

        Worker.Run("--delete-schedule", id).MustSucceed().Text("deleted").Should().Be(id);

        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(0);
    }

    [Fact]
    public void Delete_all_schedules_with_the_words_and_not_without()
    {
        Import("with_gaps.json");

        Worker.Run("--delete-all-schedules").MustFail(3, "validation", "confirmed");

        Worker.Run("--delete-all-schedules", "--confirm", "DELETE_ALL_SCHEDULES").MustSucceed().Number("deleted").Should().Be(1);
    }

    [Fact]
    public void Schedule_playlist()
    {
        var filled = Worker.Run("--schedule-playlist", Documents.Small.Links(8), Monday, "4", Folder["calendar.json"]).MustSucceed();

        filled.Number("events_scheduled").Should().Be(8);
        Worker.Run("import-schedule", Folder["calendar.json"]).MustSucceed().Number("events").Should().Be(8);
    }

    [Fact]
    public void A_flag_with_its_value_after_an_equals_sign_and_with_global_options()
        => Worker.Run("--seed", "7", "--import-schedule=" + Demo("with_gaps.json"), "--data", Folder["other"]).MustSucceed().Number("events").Should().Be(22);

    [Fact]
    public void A_flag_without_its_value_is_a_wrong_command_line()
        => Worker.Run("--delete-schedule").MustFail(2, "usage", "takes 1 value");
}
