using System.Text;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Playlists;

public sealed class PlaylistWriterTests
{
    private static readonly MediaItem[] Items =
    [
        new("https://example.com/a.mp4?x=1&y=2", "A & B", TimeSpan.FromSeconds(90.5)),
        new("/media/ü.mp4", "Ü \"quoted\", with comma"),
    ];

    private static string Write(string format, params MediaItem[] items)
    {
        var output = new MemoryStream();
        PlaylistFormats.Writer(format)!.Write(output, "My\nlist", items);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void An_M3U_is_what_players_read() => Write("m3u", Items).Should().Be("""
        #EXTM3U
        #PLAYLIST:My list
        #EXTINF:90.5,A & B
        https://example.com/a.mp4?x=1&y=2
        #EXTINF:-1,Ü "quoted", with comma
        /media/ü.mp4

        """);

    [Fact]
    public void JSON_has_url_label_and_duration() => Write("json", Items).Should().Be("""
        {
          "name": "My\nlist",
          "items": [
            {
              "url": "https://example.com/a.mp4?x=1&y=2",
              "label": "A & B",
              "duration": 90.5
            },
            {
              "url": "/media/ü.mp4",
              "label": "Ü \"quoted\", with comma"
            }
          ]
        }

        """);

    [Fact]
    public void The_CasparCG_list_has_uri_and_label() => Write("caspar-list", Items).Should().Be("""
        <?xml version="1.0" encoding="utf-8"?>
        <schedule>
          <event id="1">
            <uri>https://example.com/a.mp4?x=1&amp;y=2</uri>
            <label>A &amp; B</label>
          </event>
          <event id="2">
            <uri>/media/ü.mp4</uri>
            <label>Ü "quoted", with comma</label>
          </event>
        </schedule>

        """);

    [Theory]
    [InlineData("m3u")]
    [InlineData("json")]
    public void What_is_written_is_read_back(string format) =>
        PlaylistReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Write(format, Items))), "auto").Value.Items.Should().Equal(Items);

    [Fact]
    public void Hostile_text_cannot_add_lines_to_an_M3U()
    {
        var text = Write("m3u", new MediaItem("#EXTINF:1,x\r\nhttp://evil", "a\n#EXTINF:1,b\nhttp://evil"));

        PlaylistReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "m3u").Value.Items.Should().ContainSingle();
    }
}
