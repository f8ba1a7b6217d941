using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>The shapes that older clients read, to the byte.</summary>
public sealed class ScheduleWriterTests
{
    private static readonly Instant Generated = InstantText.Parse("2025-11-24T00:00:00Z").Value;

    private static readonly Schedule Example = new()
    {
        Id = new ScheduleId(Guid.Parse("00000000-0000-0000-0000-00000000000a")),
        Name = "Week 48",
        Source = "json",
        Imported = InstantText.Parse("2025-11-23T12:00:00Z").Value,
        Counts = new ImportCounts(2, 0, 0, 0),
        Extras = Extras.Of(FormatNames.Json, """{"channel":9,"metadata":{"author":"me"}}""").With(FormatNames.Xml, """<extras channel="9"><metadata><author>me</author></metadata></extras>"""),
        Events =
        [
            new ScheduleEvent
            {
                Id = "a1",
                Title = "News, \"live\" & more",
                Window = new TimeWindow(InstantText.Parse("2025-11-24T08:00:00Z").Value, InstantText.Parse("2025-11-24T09:00:00Z").Value),
                MediaUrl = "https://example.com/a.mp4?x=1&y=2",
                Category = "News",
                Description = "One\ntwo",
                Extras = Extras.Of(FormatNames.Json, """{"tags":["x"]}""").With(FormatNames.Xml, """<extras rating="16"><tags><tag>x</tag></tags></extras>""").With(FormatNames.M3u, "#EXTINF: tvg-id=\"n\"\n#EXTVLCOPT:start-time=5"),
            },
            new ScheduleEvent
            {
                Id = "a2",
                Title = "Pause",
                Window = new TimeWindow(InstantText.Parse("2025-11-24T09:00:00Z").Value, InstantText.Parse("2025-11-24T09:00:30Z").Value),
            },
        ],
    };

    private static string Write(string format, bool all = false)
    {
        var output = new MemoryStream();
        var writer = ScheduleFormats.Writer(format)!;
        if (all)
        {
            ((IScheduleListWriter)writer).WriteAll(output, [Example], 1, 2, new WriteOptions(Generated));
        }
        else
        {
            writer.Write(output, Example, new WriteOptions(Generated));
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void One_schedule_as_TVGuide_XML() => Write("xml").Should().Be("""
        <?xml version="1.0" encoding="utf-8"?>
        <tvguide generated="2025-11-24T00:00:00Z">
          <metadata>
            <name>Week 48</name>
            <source>json</source>
            <imported>2025-11-23T12:00:00Z</imported>
            <event_count>2</event_count>
            <content_hash>blake3:565f7579dd229ffcc0dfc30911fcc8a319c4f3b88b36fa292d8a6b23936446b6</content_hash>
            <author>me</author>
          </metadata>
          <schedule channel="9">
            <event id="a1" rating="16">
              <title>News, "live" &amp; more</title>
              <start>2025-11-24T08:00:00Z</start>
              <end>2025-11-24T09:00:00Z</end>
              <videoUrl>https://example.com/a.mp4?x=1&amp;y=2</videoUrl>
              <description>One
        two</description>
              <category>News</category>
              <tags><tag>x</tag></tags>
            </event>
            <event id="a2">
              <title>Pause</title>
              <start>2025-11-24T09:00:00Z</start>
              <end>2025-11-24T09:00:30Z</end>
            </event>
          </schedule>
        </tvguide>

        """);

    [Fact]
    public void All_schedules_as_TVGuide_XML() => Write("xml", all: true).Should().StartWith("""
        <?xml version="1.0" encoding="utf-8"?>
        <tvguide generated="2025-11-24T00:00:00Z">
          <metadata>
            <schedule_count>1</schedule_count>
            <total_events>2</total_events>
          </metadata>
          <schedule id="00000000-0000-0000-0000-00000000000a" source="json" imported="2025-11-23T12:00:00Z" content_hash="blake3:565f7579dd229ffcc0dfc30911fcc8a319c4f3b88b36fa292d8a6b23936446b6" channel="9">
            <name>Week 48</name>
            <metadata>
              <author>me</author>
            </metadata>
            <event id="a1" rating="16">
        """);

    [Fact]
    public void One_schedule_as_JSON() => Write("json").Should().Be("""
        {
          "schedule": {
            "id": "00000000-0000-0000-0000-00000000000a",
            "name": "Week 48",
            "metadata": {
              "name": "Week 48",
              "source": "json",
              "imported": "2025-11-23T12:00:00Z",
              "generated": "2025-11-24T00:00:00Z",
              "event_count": 2,
              "content_hash": "blake3:565f7579dd229ffcc0dfc30911fcc8a319c4f3b88b36fa292d8a6b23936446b6",
              "author": "me"
            },
            "channel": 9,
            "events": [
              {
                "id": "a1",
                "title": "News, \"live\" & more",
                "start": "2025-11-24T08:00:00Z",
                "end": "2025-11-24T09:00:00Z",
                "duration": 3600,
                "videoUrl": "https://example.com/a.mp4?x=1&y=2",
                "category": "News",
                "description": "One\ntwo",
                "tags": ["x"]
              },
              {
                "id": "a2",
                "title": "Pause",
                "start": "2025-11-24T09:00:00Z",
                "end": "2025-11-24T09:00:30Z",
                "duration": 30
              }
            ]
          }
        }

        """);

    [Fact]
    public void All_schedules_as_JSON()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Write("json", all: true));

        document.RootElement.GetProperty("schedules")[0].GetProperty("events").GetArrayLength().Should().Be(2);
        document.RootElement.GetProperty("metadata").ToString().Should().Be("""
            {
                "schedule_count": 1,
                "total_events": 2,
                "generated": "2025-11-24T00:00:00Z"
              }
            """);
    }

    [Fact]
    public void One_schedule_as_M3U() => Write("m3u").Should().Be("""
        #EXTM3U
        #SCHEDULEFLOW-SCHEDULE:{"id":"00000000-0000-0000-0000-00000000000a","name":"Week 48","source":"json","imported":"2025-11-23T12:00:00Z","generated":"2025-11-24T00:00:00Z","event_count":2,"content_hash":"blake3:565f7579dd229ffcc0dfc30911fcc8a319c4f3b88b36fa292d8a6b23936446b6"}
        #PLAYLIST:Week 48
        #EXTVLCOPT:start-time=5
        #SCHEDULEFLOW-EVENT:{"id":"a1","title":"News, \"live\" & more","start":"2025-11-24T08:00:00Z","end":"2025-11-24T09:00:00Z","category":"News","description":"One\ntwo"}
        #EXTINF:3600 tvg-id="n",News, "live" & more
        https://example.com/a.mp4?x=1&y=2
        #SCHEDULEFLOW-EVENT:{"id":"a2","title":"Pause","start":"2025-11-24T09:00:00Z","end":"2025-11-24T09:00:30Z","media":false}

        """);

    [Fact]
    public void A_player_that_knows_only_EXTINF_and_URIs_sees_each_medium_once()
    {
        var lines = Write("m3u", all: true).Split('\n');

        lines.Where(line => line.Length > 0 && line[0] != '#').Should().Equal("https://example.com/a.mp4?x=1&y=2");
        lines.Count(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal)).Should().Be(1);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    public void Extras_that_were_damaged_in_the_store_do_not_damage_an_export(string format)
    {
        var damaged = Extras.Of(FormatNames.Json, "{\"a\":").With(FormatNames.Xml, "<extras><a></extras>").With(FormatNames.M3u, "no comment\nhttp://evil\n#ok");
        var schedule = Example with { Extras = damaged, Events = [.. Example.Events.Select(scheduled => scheduled with { Extras = damaged })] };
        var output = new MemoryStream();

        ScheduleFormats.Writer(format)!.Write(output, schedule, new WriteOptions(Generated));

        Reading.Of(ScheduleFormats.Reader(format)!, output.ToArray()).EventCount.Should().Be(2);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    public void A_long_schedule_is_written_in_pieces(string format)
    {
        var schedule = Example with { Events = [.. Enumerable.Repeat(Example.Events[0], 10_000)] };
        var output = new LargestWrite();

        ScheduleFormats.Writer(format)!.Write(output, schedule, new WriteOptions(Generated));

        output.Bytes.Should().BeGreaterThan(2_000_000);
        output.Largest.Should().BeLessThan(200_000);
    }

    private sealed class LargestWrite : MemoryStream
    {
        public int Largest { get; private set; }

        public long Bytes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Largest = Math.Max(Largest, buffer.Length);
            Bytes += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
