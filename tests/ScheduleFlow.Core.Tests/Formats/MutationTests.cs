using System.Text;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>Good documents with random damage: every reader ends with events or a problem, never with an exception.</summary>
public sealed class MutationTests
{
    private static readonly byte[][] Splices =
    [
        "<"u8.ToArray(), ">"u8.ToArray(), "</"u8.ToArray(), "&"u8.ToArray(), "\""u8.ToArray(), "xmlns:x='u'"u8.ToArray(), "<xmlns:a/>"u8.ToArray(), "<![CDATA["u8.ToArray(),
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), "\\u"u8.ToArray(), "\\ud800"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(),
        [0], [0xFF], [0xFE, 0xFF], [0xC3], [0xF0, 0x9F, 0x8E], [0xEF, 0xBB, 0xBF], "#EXTINF:"u8.ToArray(), "#EXTM3U"u8.ToArray(), "BEGIN:VEVENT\r\n"u8.ToArray(), "END:VEVENT\r\n"u8.ToArray(), "TZID=x:"u8.ToArray(), "#SCHEDULEFLOW-EVENT:{"u8.ToArray(),
        "<!DOCTYPE a ["u8.ToArray(), "<!ENTITY "u8.ToArray(), "<!--"u8.ToArray(), "<?"u8.ToArray(), "<schedule>"u8.ToArray(), "<event>"u8.ToArray(), "</event>"u8.ToArray(),
        "<metadata>"u8.ToArray(), "<name>"u8.ToArray(), "\"events\":"u8.ToArray(), "\"schedules\":[{"u8.ToArray(), "null"u8.ToArray(), "1e999"u8.ToArray(),
    ];

    [Theory(Timeout = 60_000)]
    [InlineData("xml", 1)]
    [InlineData("json", 2)]
    [InlineData("m3u", 3)]
    [InlineData("xmltv", 4)]
    [InlineData("ffplayout", 5)]
    [InlineData("csv", 6)]
    [InlineData("ics", 7)]
    public Task No_damage_makes_a_reader_throw(string format, int seed) => Task.Run(
        () =>
        {
            var random = new Random(seed);
            var original = Example(format);
            for (var round = 0; round < 1_500; round++)
            {
                var document = Damage(original, random);
                var sink = new RecordingSink();
                var problem = ScheduleFormats.Reader(format)!.Read(Reading.Trickle(document, random.Next(1, 500)), sink);

                if (problem is not null)
                {
                    problem.Type.Should().Match<ErrorType>(type => type == ErrorType.ParseError || type == ErrorType.Validation);
                    problem.Message.Should().NotBeNullOrWhiteSpace();
                }
                else
                {
                    sink.EventCount.Should().BePositive();
                }

                ScheduleFormats.Open(new MemoryStream(document), FormatNames.Auto);
                PlaylistReader.Read(new MemoryStream(document), FormatNames.Auto);
            }
        },
        TestContext.Current.CancellationToken);

    private static byte[] Damage(byte[] original, Random random)
    {
        var document = original.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(document.Count);
            switch (random.Next(4))
            {
                case 0:
                    document.RemoveRange(at, Math.Min(random.Next(1, 40), document.Count - at));
                    break;
                case 1:
                    document[at] = (byte)random.Next(256);
                    break;
                case 2:
                    document.InsertRange(at, Splices[random.Next(Splices.Length)]);
                    break;
                default:
                    document.InsertRange(at, document.GetRange(at, Math.Min(random.Next(1, 80), document.Count - at)));
                    break;
            }

            if (document.Count == 0)
            {
                document.Add((byte)' ');
            }
        }

        return [.. document];
    }

    private static byte[] Example(string format)
    {
        var start = Instant.FromUtc(2025, 11, 24, 0);
        var extras = new Extras(
            Json: """{"tags":["x",{"y":1.5}],"live":true}""",
            Xml: """<extras rating="16" x:a="1" xmlns:x="urn:x"><tags><x:tag>x</x:tag></tags></extras>""",
            M3u: "#EXTINF: tvg-id=\"n\"\n#EXTVLCOPT:start-time=5",
            Xmltv: """<extras title-lang="de"><credits><actor role="r">A<url>u</url></actor></credits><length units="hours">1</length><rating><value>1</value></rating></extras>""",
            Ffplayout: """{"in":1.5,"out":61.5,"audio":"a"}""",
            Csv: """{"mood":"x"}""",
            Ics: "RRULE:FREQ=DAILY\nATTENDEE;CN=\"x;y\":mailto:a@b.c\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM");
        var output = new MemoryStream();
        ScheduleFormats.Writer(format)!.Write(
            output,
            new Schedule
            {
                Id = new ScheduleId(Guid.Empty),
                Name = "N",
                Source = format,
                Imported = start,
                Counts = new ImportCounts(3, 0, 0, 0),
                Extras = extras with { Xml = """<extras c="9"><metadata><author>me</author></metadata><note/></extras>""" },
                Events =
                [
                    .. Enumerable.Range(0, 3).Select(i => new ScheduleEvent
                    {
                        Id = $"{i}",
                        Title = "Tïtle 🎬 & <more>",
                        Window = new TimeWindow(start.PlusSeconds(i * 60), start.PlusSeconds((i * 60) + 60)),
                        MediaUrl = i == 1 ? null : "https://example.com/a.mp4",
                        Description = "One\ntwo",
                        Extras = extras,
                    }),
                ],
            },
            new WriteOptions(start));
        Encoding.UTF8.GetString(output.ToArray()).Should().NotBeEmpty();
        return output.ToArray();
    }
}
