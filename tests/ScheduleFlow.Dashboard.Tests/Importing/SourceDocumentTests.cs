using System.Text;
using ScheduleFlow.Dashboard.Importing;

namespace ScheduleFlow.Dashboard.Tests.Importing;

public sealed class SourceDocumentTests
{
    [Fact]
    public void A_line_is_shown_whole_where_it_is_short()
    {
        var document = Document("first\r\nsecond\r\n");

        document.LineAt(2, 3).Should().Be(("second", 0));
        document.LineAt(4, 1).Should().BeNull();
        document.LineAt(0, null).Should().BeNull();
    }

    [Fact]
    public void A_long_line_is_cut_around_the_column()
    {
        var document = Document(new string('a', 1_000) + "X" + new string('b', 1_000));

        var (text, before) = document.LineAt(1, 1_001)!.Value;

        text[1_000 - before].Should().Be('X');
        text.Length.Should().BeLessThan(200);
        document.LineAt(1, 5_000)!.Value.Text.Should().EndWith("b");
    }

    [Fact]
    public void The_first_bytes_say_the_encoding()
    {
        byte[] content = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Café\nNews")];

        new SourceDocument("week.xml", content).LineAt(1, null).Should().Be(("Café", 0));
    }

    [Fact]
    public void A_file_on_the_server_has_no_lines_here() => new SourceDocument("data/week.xml", null).LineAt(1, 1).Should().BeNull();

    [Theory]
    [InlineData("https://a.example/x.mp4\n\n# more\nhttps://a.example/y.mp4\n", true)]
    [InlineData("#EXTM3U\n#EXTINF:60,Foo\nhttps://a.example/x.mp4", true)]
    [InlineData("<schedule>", false)]
    [InlineData("title,start\nNews,2026-12-01", false)]
    [InlineData("", false)]
    public void A_list_of_links_is_told(string text, bool expected) => Document(text).IsListOfLinks().Should().Be(expected);

    [Fact]
    public void A_list_of_channels_has_entries_without_a_length()
    {
        Document("#EXTM3U\n#EXTINF:-1 tvg-id=\"a\",A\nhttps://a.example/a.m3u8").IsListOfChannels().Should().BeTrue();
        Document("#EXTM3U\n#EXTINF:60,A\nhttps://a.example/a.mp4").IsListOfChannels().Should().BeFalse();
    }

    private static SourceDocument Document(string text) => new("week.xml", Encoding.UTF8.GetBytes(text));
}
