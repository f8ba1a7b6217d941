using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Corpus;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>Documents to start from: what we write, the demo data, and the corpus where it is at hand.</summary>
internal static class FuzzSeeds
{
    /// <summary>Longer ones make a run slow and find no more.</summary>
    private const int MaxBytes = 16 * 1024;

    public static ImmutableArray<byte[]> Of(string format) => format switch
    {
        FormatNames.Xml => [Written(format), .. Demo("*.xml"), .. Corpus("schedule-native", ".xml"), .. Corpus("hostile-xml")],
        FormatNames.Xmltv => [Written(format), .. Corpus("xmltv")],
        FormatNames.Json => [Written(format), .. Demo("*.json"), .. Corpus("schedule-native", ".json"), .. Corpus("hostile-json")],
        FormatNames.Ffplayout => [Written(format), .. Corpus("playout", ".json")],
        FormatNames.M3u => [Written(format), .. Demo("*.m3u"), .. Corpus("m3u"), .. Corpus("m3u-hls")],
        FormatNames.Ics => [Written(format), .. Corpus("ical")],
        FormatNames.Csv => [Written(format), "sep=;\r\nName;Start;Dauer\r\n\"A \"\"b\"\"\";2026-12-01 10:00;60\r\n"u8.ToArray(), "title\tstart_time\tstop\tmood\nT\t2026-12-01T10:00:00Z\t2026-12-01T11:00:00Z\t=1\n"u8.ToArray()],
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static ImmutableArray<byte[]> Playlists() =>
    [
        "https://example.com/a.mp4\n# no\n/b.mp4\n"u8.ToArray(), """["a.mp4",{"url":"b.mp4","label":"B","duration":60}]"""u8.ToArray(), """{"links":["a"],"items":[{"uri":"u"}]}"""u8.ToArray(), .. Of(FormatNames.M3u),
    ];

    public static ImmutableArray<byte[]> Channels() =>
    [
        .. Demo("campus_channels.m3u"),
        """{"guide_urls":["https://a/g.xml"],"channels":[{"id":"a","name":"A","url":"http://a","number":5,"group":"G;H","backup_urls":["http://b"],"tags":{"catchup":"x"},"directives":["#EXTVLCOPT:a=b"],"schedule_id":"00000000-0000-0000-0000-00000000000a"}]}"""u8.ToArray(),
        """[{"name":"A","url":"http://a"}]"""u8.ToArray(),
        "#EXTM3U\n#SCHEDULEFLOW-CHANNEL:{\"id\":\"own\",\"name\":\"A \\\"b\\\"\",\"url\":\"#a\",\"backup_urls\":[\"http://b\"]}\n#EXTINF:-1 tvg-id=\"x.y\" tvg-chno=\"5.1\",A 'b'\n%23a\n"u8.ToArray(),
    ];

    public static ImmutableArray<byte[]> Plans() =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("demo_data", "plans")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        """{"channel":"A","start":"2026-12-07","pools":{"p":{"items":[{"url":"a","duration":"1h"}]}},"blocks":[{"name":"b","from":"00:00","to":"24:00","pool":"p"}]}"""u8.ToArray(),
    ];

    public static ImmutableArray<byte[]> LintConfigurations() =>
    [
        """
        version: 1
        fail_on: error
        zone: Europe/Berlin
        day_start: "06:00"
        rules:
          SF001: error
          gap: { severity: info, min: 30s }
          cooldown: { severity: off, cooldown: 24h, by: title }
          SF008: { max: 12h }
        """u8.ToArray(),
        """{"$schema":"lint.schema.json","rules":{"SF002":{"min":"5m"},"order":"off"}}"""u8.ToArray(),
        """{"format":"scheduleflow-lint-baseline/1","findings":[{"rule":"SF001","fingerprint":"0123456789abcdef0123456789abcdef"}]}"""u8.ToArray(),
    ];

    // A schedule with everything that the format has a place for.
    private static byte[] Written(string format)
    {
        var start = Instant.FromUtc(2025, 11, 24, 0);
        var extras = Extras.None
            .With(FormatNames.Json, """{"tags":["x",{"y":1.5}],"live":true}""")
            .With(FormatNames.Xml, """<extras rating="16" x:a="1" xmlns:x="urn:x"><tags><x:tag>x</x:tag></tags></extras>""")
            .With(FormatNames.M3u, "#EXTINF: tvg-id=\"n\"\n#EXTVLCOPT:start-time=5")
            .With(FormatNames.Xmltv, """<extras title-lang="de"><credits><actor role="r">A<url>u</url></actor></credits><length units="hours">1</length><rating><value>1</value></rating></extras>""")
            .With(FormatNames.Ffplayout, """{"in":1.5,"out":61.5,"audio":"a"}""")
            .With(FormatNames.Csv, """{"mood":"x"}""")
            .With(FormatNames.Ics, "RRULE:FREQ=DAILY\nATTENDEE;CN=\"x;y\":mailto:a@b.c\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM");
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
                Extras = extras.With(FormatNames.Xml, """<extras c="9"><metadata><author>me</author></metadata><note/></extras>"""),
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
        return output.ToArray();
    }

    // The beginning of each.
    private static IEnumerable<byte[]> Demo(string pattern) =>
        Directory.EnumerateFiles(Repository.PathTo("demo_data"), pattern).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Select(bytes => bytes[..Math.Min(bytes.Length, MaxBytes)]);

    private static IEnumerable<byte[]> Corpus(string kind, string extension = "") => Repository.Corpus is null
        ? []
        : CorpusFiles.OfKind(kind).Where(path => path.EndsWith(extension, StringComparison.Ordinal)).Select(CorpusFiles.Read).Where(bytes => bytes.Length is > 0 and <= MaxBytes);
}
