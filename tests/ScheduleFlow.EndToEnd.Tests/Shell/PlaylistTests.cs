using System.Xml.Linq;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class PlaylistTests : VerbTests
{
    private const string Items = """{"filename":"evening.m3u","items":[{"url":"https://media.example.edu/a.mp4","label":"Ä first"},{"url":"https://media.example.edu/b.mp4","label":"Second"}]}""";

    [Fact]
    public void A_playlist_is_imported_listed_and_written_again()
    {
        var imported = Worker.Run("import-playlist", Demo("campus_library.m3u"), "--name", "Library").MustSucceed();
        var id = imported.Text("playlist_id");

        imported.Number("items").Should().Be(200);
        imported.Number("duration").Should().Be(675009);
        var listed = Worker.Run("list-playlists").MustSucceed();
        listed.Number("count").Should().Be(1);
        listed.List("playlists")[0].Text("id").Should().Be(id);
        listed.List("playlists")[0].Text("name").Should().Be("Library");
        listed.List("playlists")[0].Number("items").Should().Be(200);
        var written = Worker.Run("export-playlist", id, "--format", "m3u");
        written.ExitCode.Should().Be(0);
        MediaLines(written.Text).Should().Equal(MediaLines(File.ReadAllText(Demo("campus_library.m3u"))));
    }

    [Fact]
    public void A_list_of_items_is_kept_and_written_as_a_file()
    {
        var saved = Worker.Run("save-playlist", Items).MustSucceed();

        saved.Number("items").Should().Be(2);
        File.ReadAllText(saved.Text("path")).Should().Contain("#EXTINF:-1,Ä first\nhttps://media.example.edu/a.mp4\n");
        Path.GetDirectoryName(saved.Text("path")).Should().Be(Path.Combine(Worker.DataFolder, "exports"));
        Worker.Run("list-playlists").MustSucceed().List("playlists").Should().ContainSingle().Which.Text("name").Should().Be("evening");
    }

    [Fact]
    public void A_list_of_items_comes_from_standard_input_as_well()
        => Worker.RunWith(Items, "save-playlist", "-", "--filename", "night.json").MustSucceed().Text("name").Should().Be("night");

    [Theory]
    [InlineData("../evening.m3u")]
    [InlineData("..")]
    [InlineData("/etc/evening.m3u")]
    [InlineData("sub/evening.m3u")]
    [InlineData("sub\\evening.m3u")]
    [InlineData("evening\u0007.m3u")]
    public void A_file_name_that_is_not_plain_is_refused(string name)
    {
        Worker.Run("save-playlist", Items, "--filename", name).MustFail(3, "validation", "file name");

        StoreState.Of(Worker.DataFolder).Should().BeEmpty();
    }

    [Fact]
    public void Items_are_written_as_the_simple_xml_of_older_scripts()
    {
        var written = Worker.Run("export-playlist", """[{"url":"https://media.example.edu/a.mp4?x=1&y=2","label":"A & B"}]""", "--format", "caspar-list");

        var item = XDocument.Parse(written.Text).Descendants("event").Should().ContainSingle().Which;
        item.Element("uri")!.Value.Should().Be("https://media.example.edu/a.mp4?x=1&y=2");
        item.Element("label")!.Value.Should().Be("A & B");
    }

    private static IEnumerable<string> MediaLines(string m3u) =>
        m3u.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("#EXTM3U", StringComparison.Ordinal) && !line.StartsWith("#PLAYLIST", StringComparison.Ordinal));
}
