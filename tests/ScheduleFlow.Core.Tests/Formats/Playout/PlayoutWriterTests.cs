using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Corpus;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats.Playout;

/// <summary>Formats that playout engines read and we do not.</summary>
public sealed class PlayoutWriterTests
{
    private static Instant At(string text) => InstantText.Parse(text).Value;

    private static ScheduleEvent Event(string start, string end, string title, string? media) => new()
    {
        Id = title,
        Title = title,
        Window = new TimeWindow(At("2026-12-01T" + start), At("2026-12-01T" + end)),
        MediaUrl = media,
    };

    private static readonly Schedule Example = new()
    {
        Id = new ScheduleId(Guid.Empty),
        Name = "One",
        Source = "json",
        Imported = At("2026-12-01"),
        Counts = new ImportCounts(0, 0, 0, 0),
        Events =
        [
            Event("08:00", "10:00", "Long <one>", "/media/a.b/long.mp4"),
            Event("09:00", "09:30", "Special", "https://media.example.edu/special.mp4"),
            Event("10:00", "10:30", "Live", "rtsp://camera.example.edu/1"),
            Event("10:30", "11:00", "Pause", null),
            Event("11:00", "11:00:10", "Long <one>", "C:\\media\\x.mov"),
        ],
    };

    private static string Write(string format, Schedule schedule, WriteOptions? options = null)
    {
        var output = new MemoryStream();
        ScheduleFormats.Writer(format)!.Write(output, schedule, options ?? new WriteOptions(At("2026-12-01")));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void ErsatzTV_gets_items_with_unique_ids_that_do_not_overlap_and_the_lowest_version_that_they_need()
    {
        using var all = JsonDocument.Parse(Write(FormatNames.ErsatzTv, Example));
        using var files = JsonDocument.Parse(Write(FormatNames.ErsatzTv, Example with { Events = [Example.Events[0]] }));

        all.RootElement.GetProperty("version").GetString().Should().Be("https://ersatztv.org/playout/version/0.0.3", "of RTSP");
        files.RootElement.GetProperty("version").GetString().Should().Be("https://ersatztv.org/playout/version/0.0.1");
        all.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)).Should().Equal(
            """{"id":"Long<one>","start":"2026-12-01T08:00:00Z","finish":"2026-12-01T09:00:00Z","source":{"source_type":"local","path":"/media/a.b/long.mp4"}}""",
            """{"id":"Special","start":"2026-12-01T09:00:00Z","finish":"2026-12-01T09:30:00Z","source":{"source_type":"http","uri":"https://media.example.edu/special.mp4"}}""",
            """{"id":"Live","start":"2026-12-01T10:00:00Z","finish":"2026-12-01T10:30:00Z","source":{"source_type":"rtsp","uri":"rtsp://camera.example.edu/1"}}""",
            """{"id":"Long<one>-2","start":"2026-12-01T11:00:00Z","finish":"2026-12-01T11:00:10Z","source":{"source_type":"local","path":"C:\\media\\x.mov"}}""");
    }

    [Fact]
    public void ErsatzTV_finds_the_file_of_a_day_by_its_name_and_its_first_item_goes_on_where_it_was()
    {
        Zone.TryFind("America/Chicago", out var zone, out _).Should().BeTrue();
        var day = BroadcastDay.Of(At("2026-12-01T12:00:00Z"), zone, new TimeOnly(2, 30));
        var options = new WriteOptions(At("2026-12-01")) { Zone = zone, Day = day };

        ScheduleFormats.Writer(FormatNames.ErsatzTv)!.DayFile(day, zone).Should().Be("20261201T023000.000000000-0600_20261202T023000.000000000-0600.json");
        ScheduleFormats.Writer(FormatNames.ErsatzTv)!.DayFile(BroadcastDay.Of(At("2026-12-01"), null, default), null).Should().Be("20261201T000000.000000000Z_20261202T000000.000000000Z.json");
        using var json = JsonDocument.Parse(Write(FormatNames.ErsatzTv, Example, options));
        var first = json.RootElement.GetProperty("items")[0];
        (first.GetProperty("start").GetString(), first.GetProperty("source").GetProperty("in_point_ms").GetInt64()).Should().Be(("2026-12-01T02:30:00-06:00", 1_800_000));
    }

    [Fact]
    public void A_rundown_of_CasparCG_has_a_group_for_each_stretch_without_a_gap_and_lengths_in_frames()
    {
        var items = XDocument.Parse(Write(FormatNames.CasparCg, Example, new WriteOptions(At("2026-12-01")) { FrameRate = new FrameRate(30000, 1001) })).Root!;

        items.Name.LocalName.Should().Be("items");
        items.Elements("item").Select(group => (string?)group.Element("label")).Should().Equal("2026-12-01T08:00:00Z", "2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z");
        items.Descendants("item").Where(item => (string?)item.Element("type") == "MOVIE")
            .Select(item => ((string?)item.Element("label"), (string?)item.Element("name"), (int)item.Element("length")!, (string?)item.Element("timecode"))).Should().Equal(
                ("Long <one>", "/media/a.b/long", 107892, "01:00:00.00"),
                ("Special", "https://media.example.edu/special.mp4", 53946, "00:30:00.00"),
                ("Live", "rtsp://camera.example.edu/1", 53946, "00:30:00.00"),
                ("Long <one>", "C:/media/x", 300, "00:00:10.00"));
    }

    [Fact]
    public void A_rundown_has_the_elements_of_the_clients_own_in_their_order()
    {
        var own = XDocument.Parse(Encoding.UTF8.GetString(CorpusFiles.Read("playout/casparcg-client/rundown-55b615f.xml"))).Root!;
        var ours = XDocument.Parse(Write(FormatNames.CasparCg, Example)).Root!;

        ours.Elements().First().Name.Should().Be(own.Elements().First().Name);
        foreach (var type in new[] { "GROUP", "MOVIE" })
        {
            List<string> Names(XElement root) => [.. root.Descendants("item").First(item => (string?)item.Element("type") == type).Elements().Select(element => element.Name.LocalName)];
            Names(ours).Should().Equal(Names(own), type);
        }
    }

    [Fact]
    public void The_older_list_has_the_media_in_their_order() =>
        Write(FormatNames.CasparList, Example with { Events = [Example.Events[0], Example.Events[3]] }).Should().Be(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<schedule>\n  <event id=\"1\">\n    <uri>/media/a.b/long.mp4</uri>\n    <label>Long &lt;one&gt;</label>\n  </event>\n</schedule>\n");

    [Theory]
    [InlineData("25", 25, 1)]
    [InlineData("29.97", 30000, 1001)]
    [InlineData("23.976", 24000, 1001)]
    [InlineData("59.94", 60000, 1001)]
    public void Frame_rates_are_exact(string text, int numerator, int denominator)
    {
        FrameRate.TryParse(text, out var rate).Should().BeTrue();
        rate.Should().Be(new FrameRate(numerator, denominator));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-25")]
    [InlineData("29.5")]
    [InlineData("many")]
    public void What_is_no_frame_rate_is_refused(string text) => FrameRate.TryParse(text, out _).Should().BeFalse();
}
