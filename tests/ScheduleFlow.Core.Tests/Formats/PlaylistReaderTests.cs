using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats;

public sealed class PlaylistReaderTests
{
    private static Outcome<PlaylistDocument> Read(string document, string format = "auto") =>
        PlaylistReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)), format);

    [Theory]
    [InlineData("""["u/a.mp4","u/b.mp4"]""")]
    [InlineData("""[{"url":"u/a.mp4"},{"uri":"u/b.mp4"}]""")]
    [InlineData("""{"links":["u/a.mp4",{"link":"u/b.mp4"}]}""")]
    [InlineData("""{"x":{"items":["no"]},"items":[{"src":"u/a.mp4"},{"videoUrl":"u/b.mp4"}]}""")]
    [InlineData("""{"playlist":{"tracks":["u/a.mp4","u/b.mp4"]}}""")]
    [InlineData("""{"videos":[{"URL":" u/a.mp4 ","tags":["x"]},{"url":"u/b.mp4"}]}""")]
    [InlineData("# comment\nu/a.mp4\n\n  u/b.mp4  \r\n")]
    [InlineData("#EXTM3U\n#EXTINF:-1,\nu/a.mp4\nu/b.mp4")]
    public void Items_are_found_in_every_form(string document) =>
        Read(document).Value.Items.Should().Equal(new MediaItem("u/a.mp4", "a"), new MediaItem("u/b.mp4", "b"));

    [Fact]
    public void Labels_durations_and_the_name_are_read()
    {
        var json = Read("""{"name":"N","items":[{"url":"u","label":"L","duration":90.5},{"url":"v","title":"T","duration":"60"},{"url":"w","name":"M","duration":-1}]}""").Value;
        var m3u = Read("#EXTM3U\n#PLAYLIST:N\n#EXTINF:90.5,L\nu\n#EXTINF:60,T\nv\n#EXTINF:-1,M\nw").Value;

        json.Name.Should().Be("N");
        json.Items.Should().Equal(new MediaItem("u", "L", TimeSpan.FromSeconds(90.5)), new MediaItem("v", "T", TimeSpan.FromSeconds(60)), new MediaItem("w", "M"));
        (m3u.Name, m3u.Items.SequenceEqual(json.Items)).Should().Be(("N", true));
    }

    [Fact]
    public void Every_item_that_cannot_be_used_is_named_with_its_place()
    {
        var problem = Read("[\"u\",\n {\"label\":\"x\"},\n 5, \"\"]").Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Message.Should().Be("3 of 4 items of the playlist cannot be used.");
        problem.Errors.Should().Equal(
            "Item 2 (line 2, column 2): it has no URL.",
            "Item 3 (line 3, column 2): it is neither a URL nor an object.",
            "Item 4 (line 3, column 5): it has no URL.");
    }

    [Fact]
    public void A_duration_that_is_none_is_left_out_with_a_warning()
    {
        var document = Read("""[{"url":"u","duration":"PT1H"},{"url":"v","duration":1e300}]""").Value;

        document.Items.Should().OnlyContain(item => item.Duration == null);
        document.Warnings.Should().HaveCount(2).And.Contain("Item 1 (line 1, column 2): \"PT1H\" is not a duration in seconds and was left out.");
    }

    [Theory]
    [InlineData("[]", "auto", "validation")]
    [InlineData("{}", "json", "validation")]
    [InlineData("# only a comment", "text", "validation")]
    [InlineData("[\"u\"", "auto", "parse_error")]
    [InlineData("u", "json", "parse_error")]
    [InlineData("", "auto", "parse_error")]
    [InlineData("<schedule/>", "auto", "validation")]
    [InlineData("[playlist]\nFile1=u", "auto", "validation")]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\nu", "auto", "validation")]
    [InlineData("u", "csv", "validation")]
    public void What_is_no_playlist_is_a_problem(string document, string format, string type) => Read(document, format).Problem!.Type.Name.Should().Be(type);

    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_001, "too_large")]
    public void The_limit_is_10_000_items(int count, string? type)
    {
        Read(string.Join('\n', Enumerable.Range(1, count))).Problem?.Type.Name.Should().Be(type);
        Read($"[{string.Join(',', Enumerable.Range(1, count).Select(i => $"\"{i}\""))}]").Problem?.Type.Name.Should().Be(type);
        Read(string.Join('\n', Enumerable.Range(1, count)), "m3u").Problem?.Type.Name.Should().Be(type);
    }
}
