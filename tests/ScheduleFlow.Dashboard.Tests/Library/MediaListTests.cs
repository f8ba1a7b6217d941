using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Dashboard.Library;

namespace ScheduleFlow.Dashboard.Tests.Library;

public sealed class MediaListTests
{
    [Fact]
    public void Lines_and_columns_are_read()
    {
        var list = MediaList.Parse("https://a.example/1.mp4\n\nhttps://a.example/2.mp4 | Two | 1:32:00\r\n/media/3.mp4\tThree\t25:30\n# a remark\n");

        list.Items.Should().Equal(
            new PlaylistItem { Url = "https://a.example/1.mp4" },
            new PlaylistItem { Url = "https://a.example/2.mp4", Label = "Two", Duration = 5_520 },
            new PlaylistItem { Url = "/media/3.mp4", Label = "Three", Duration = 1_530 });
        list.Faults.Should().BeEmpty();
    }

    [Fact]
    public void An_m3u_is_read()
    {
        var list = MediaList.Parse("#EXTM3U\n#PLAYLIST:Films\n#EXTINF:90 tvg-name=\"a,b\",A film, two parts\nhttp://x/1\n#EXTINF:-1,Live\nhttp://x/2\nhttp://x/1\n");

        list.Name.Should().Be("Films");
        list.Items.Select(item => (item.Label, item.Duration)).Should().Equal(("A film, two parts", 90), ("Live", null), (null, null));
        list.Repeats.Should().Be(1);
    }

    [Fact]
    public void What_cannot_be_used_is_said_with_its_line()
    {
        var list = MediaList.Parse("a.mp4 | A | soon\n | no address\n" + string.Concat(Enumerable.Range(0, Limits.MaxVideos).Select(i => $"{i}.mp4\n")));

        list.Items.Should().HaveCount(Limits.MaxVideos);
        list.Faults.Select(fault => fault.Line).Should().Equal(1, 2, Limits.MaxVideos + 2);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        PlaylistItemRow[] rows = [new("http://x/1", "One | a", 61.5), new("http://x/2", "Two", 3_600), new("http://x/3", "Three", null)];

        MediaList.Parse(MediaList.Write(rows)).Items.Select(item => (item.Url, item.Label, item.Duration))
            .Should().Equal(("http://x/1", "One / a", 61.5), ("http://x/2", "Two", 3_600), ("http://x/3", "Three", null));
        MediaList.Parse(MediaList.WriteM3u("N", rows)).Items.Select(item => (item.Label, item.Duration))
            .Should().Equal(("One | a", 61.5), ("Two", 3_600), ("Three", null));
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("1:00", 60)]
    [InlineData("1h30m", 5_400)]
    [InlineData("90 min", 5_400)]
    [InlineData("2 d", 172_800)]
    public void Lengths_are_read(string text, double seconds) => MediaLength.Parse(text).Should().Be(seconds);

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1:99")]
    [InlineData("soon")]
    [InlineData("1h30")]
    public void Other_texts_are_no_lengths(string text) => MediaLength.Parse(text).Should().BeNull();

    [Fact]
    public void Rows_are_found_by_words_and_length_and_repeats_are_marked()
    {
        var rows = LibraryRow.Of([new("http://x/a", "The long tide", 6_300), new("http://x/b", "Ident", 10), new("http://x/a", "Again", null)]);

        rows.Select(row => row.IsRepeat).Should().Equal(false, false, true);
        rows.Where(row => row.Fits("tide LONG", null, null)).Should().ContainSingle();
        rows.Where(row => row.Fits("", 5, 60)).Should().ContainSingle().Which.Item.Label.Should().Be("Ident");
        rows.Where(row => row.Fits("", null, null)).Should().HaveCount(3);
    }
}
