using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Ics;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Xml;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>Whatever we export we can import again and get the same schedule, for every format, single and all.</summary>
public sealed class RoundTripTests
{
    private static readonly Instant Generated = Instant.FromUtc(2025, 11, 24, 0);

    internal static readonly string[] Hostile =
    [
        "plain", "a, b", "\"quoted\" 'text'", "<b>&amp;</b>", "]]>", "line\nbreak", "cr\rlf\r\n", "tab\tbed", "Ünïcode 🎬 e\u0301", "עברית \u202Ertl",
        "#EXTINF:1,x", "#EXTVLCOPT:a", "=======", "\u0001\u0007\u001F", "\u0000", "\uFEFFbom", "\u0085\u2028\u2029", "\uD800", "x\uDC00y", "\uFFFE\uFFFF",
        "\\u0041 \\n \\", "{\"a\":1}", "%0A%23", "-->", "<!ENTITY x>", "&nbsp;", "a  b", "é=", "null", "0", "https://example.com/a b?x=1&y=%20#t,1", "C:\\x\\y.mp4", "x \u00A0 y",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Formats that hold all of a schedule; the others are compared with what they hold, in tests of their own.
    private static readonly string[] Lossless = [.. ScheduleFormats.All.Where(format => format.IsLossless).Select(format => format.Name)];

    public static TheoryData<string, bool, int> Cases()
    {
        var cases = new TheoryData<string, bool, int>();
        foreach (var format in Lossless)
        {
            for (var seed = 1; seed <= 25; seed++)
            {
                cases.Add(format, seed % 2 == 0 && ScheduleFormats.Writer(format) is IScheduleListWriter, seed);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_exported_is_imported_the_same_and_exported_again_the_same_bytes(string format, bool all, int seed)
    {
        var random = new Random(seed);
        ImmutableArray<Schedule> schedules = [.. Enumerable.Range(0, all ? random.Next(1, 5) : 1).Select(_ => NewSchedule(random, format, Hostile))];

        var document = Write(format, all, schedules);
        var read = ReadBack(format, document, schedules);

        read.Should().HaveCount(schedules.Length);
        for (var i = 0; i < schedules.Length; i++)
        {
            Same(read[i], schedules[i], format);
        }

        // What a format cannot hold was replaced once; from here on not a byte changes.
        var again = Write(format, all, read);
        var onceMore = Write(format, all, ReadBack(format, again, read));
        Encoding.UTF8.GetString(onceMore).Should().Be(Encoding.UTF8.GetString(again));
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    [InlineData("xmltv")]
    [InlineData("csv")]
    [InlineData("ics")]
    public void Every_string_of_the_big_list_of_naughty_strings_survives(string format)
    {
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Path.Combine(Requires.Corpus(), "hostile-strings", "blns", "blns.json")))!
            .Where(text => text.Trim().Length > 0).ToArray();
        strings.Should().HaveCountGreaterThan(400);
        var start = Generated;
        var schedule = NewSchedule(new Random(1), format, ["x"]) with
        {
            Name = strings[100],
            Events = [.. strings.Select((text, i) => new ScheduleEvent
            {
                Id = text,
                Title = text.Trim(),
                Window = new TimeWindow(start.PlusSeconds(i * 60), start.PlusSeconds((i * 60) + 60)),
                MediaUrl = text,
                Category = text,
                Description = text,
            })],
        };

        var read = ReadBack(format, Write(format, all: false, [schedule]), [schedule]);

        Same(read.Single(), schedule, format);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    [InlineData("xmltv")]
    [InlineData("csv")]
    [InlineData("ics")]
    public void The_same_schedule_is_the_same_bytes_each_time(string format)
    {
        var schedule = NewSchedule(new Random(7), format, Hostile);

        Write(format, all: false, [schedule]).Should().Equal(Write(format, all: false, [schedule]));
    }

    [Fact]
    public void What_is_exported_as_XMLTV_is_accepted_by_XMLTVs_own_checker()
    {
        Requires.Program("tv_validate_file", "xmltv-util");
        using var folder = new TempFolder();
        for (var seed = 1; seed <= 12; seed++)
        {
            var schedule = NewSchedule(new Random(seed), FormatNames.Xmltv, Hostile);
            File.WriteAllBytes(folder[$"{seed}.xml"], Write(FormatNames.Xmltv, all: false, [schedule]));
        }

        var judged = Bash.Run("for file in *.xml; do tv_validate_file $file || exit; done", folder.Path, ("XMLTV_SUPPLEMENT", "/usr/share/xmltv")); // Its DTD, which it fetches otherwise.

        judged.Error.Should().BeEmpty();
        judged.ExitCode.Should().Be(0, judged.Output);
    }

    private static byte[] Write(string format, bool all, ImmutableArray<Schedule> schedules)
    {
        var output = new MemoryStream();
        var writer = ScheduleFormats.Writer(format)!;
        if (all)
        {
            ((IScheduleListWriter)writer).WriteAll(output, schedules, schedules.Length, schedules.Sum(schedule => schedule.Events.Length), new WriteOptions(Generated));
        }
        else
        {
            writer.Write(output, schedules[0], new WriteOptions(Generated));
        }

        return output.ToArray();
    }

    // As the import would: names, texts and times from the document, the rest from the originals.
    private static ImmutableArray<Schedule> ReadBack(string format, byte[] document, ImmutableArray<Schedule> originals)
    {
        ScheduleFormats.Open(Reading.Trickle(document, 1000), FormatNames.Auto).TryGet(out var input, out var problem).Should().BeTrue(problem?.Message);
        input!.Reader.Format.Should().Be(format);
        var sink = new RecordingSink();
        (input.Reader.Read(input.Stream, sink)?.Message).Should().BeNull();
        sink.Warnings.Should().BeEmpty();
        return
        [
            .. sink.Schedules.Select((read, i) => originals[Math.Min(i, originals.Length - 1)] with
            {
                Name = read.Name ?? originals[i].Name,
                Extras = read.Extras,
                Events = [.. read.Events.Select(raw => new ScheduleEvent
                {
                    Id = raw.Id ?? Fingerprint.Of(raw.Title!, InstantText.Parse(raw.Start).Value, raw.Channel).ToString(),
                    Title = raw.Title!,
                    Window = new TimeWindow(InstantText.Parse(raw.Start).Value, InstantText.Parse(raw.End).Value),
                    Channel = raw.Channel,
                    Clump = raw.Clump,
                    MediaUrl = raw.MediaUrl,
                    Category = raw.Category,
                    Description = raw.Description,
                    Extras = raw.Extras,
                })],
            }),
        ];
    }

    private static void Same(Schedule read, Schedule expected, string format)
    {
        string? Held(string? text) => text is null ? null
            : format == FormatNames.Xml ? XmlCharacters.Clean(text)
            : format == FormatNames.Ics ? IcsOutput.Clean(WithoutHalves(text))
            : format == FormatNames.Csv ? WithoutControls(WithoutHalves(text))
            : format == FormatNames.Xmltv ? NullIfEmpty(XmltvText.OneLine(text))
            : WithoutHalves(text);
        string? HeldLines(string? text) => text is not null && format == FormatNames.Xmltv ? NullIfEmpty(XmltvText.Lines(text)) : Held(text);

        if (format != FormatNames.Csv)
        {
            read.Name.Should().Be(Held(expected.Name)); // CSV has no place for it.
        }

        read.Extras.Should().Be(expected.Extras);
        read.Events.Should().HaveCount(expected.Events.Length);
        for (var i = 0; i < expected.Events.Length; i++)
        {
            var original = expected.Events[i];
            read.Events[i].Should().Be(original with
            {
                Id = Held(original.Id)!,
                Title = Held(original.Title)!,
                MediaUrl = format == FormatNames.Csv && original.MediaUrl is { } media ? UrlText.OneLine(WithoutHalves(media)) : Held(original.MediaUrl),
                Category = Held(original.Category),
                Channel = Held(original.Channel),
                Description = HeldLines(original.Description),
            });
        }
    }

    internal static Schedule NewSchedule(Random random, string format, string[] words)
    {
        string Words() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)]));
        string Trimmed() => Words().Trim() is { Length: > 0 } text ? text : "x";

        // A schedule has no blank fields: the import takes them for absent.
        string? Maybe() => random.Next(2) == 0 || Words() is not { } some || string.IsNullOrWhiteSpace(some) ? null : some;
        string[] channels = random.Next(3) == 0 ? ["one.example.com", "5", "Ünï & <x>", "5.channel"] : [];
        var at = Generated;
        var events = ImmutableArray.CreateBuilder<ScheduleEvent>();
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var start = at.PlusSeconds(random.Next(0, 100));
            at = start.PlusSeconds(random.Next(1, 7200));
            events.Add(new ScheduleEvent
            {
                Id = Maybe() ?? "x",
                Title = Trimmed(),
                Window = new TimeWindow(start, at),
                Channel = channels.Length > 0 ? channels[random.Next(channels.Length)] : null,
                Clump = format == FormatNames.Xmltv && random.Next(5) == 0 ? "0/2" : null,
                MediaUrl = Maybe(),
                Category = Maybe(),
                Description = Maybe(),
                Extras = random.Next(3) == 0 ? EventExtras(format, Words) : null,
            });
        }

        return new Schedule
        {
            Id = new ScheduleId(new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
            Name = Trimmed(),
            Source = "json",
            Imported = Generated,
            Events = events.ToImmutable(),
            Counts = new ImportCounts(events.Count, 0, 0, 0),
            Extras = random.Next(2) == 0 && ScheduleExtras(format, Words) is var extras && !extras.Equals(Extras.None) ? extras : null,
        };
    }

    private static Extras EventExtras(string format, Func<string> words)
    {
        switch (format)
        {
            case FormatNames.Json:
                return Extras.Of(FormatNames.Json, Json(words, metadata: false));
            case FormatNames.Xml:
                var fragment = new XmlFragment();
                fragment.Begin("extras");
                fragment.Attribute("", "rating", "", XmlCharacters.Clean(words()));
                fragment.Attribute("x", "mark", "urn:x", XmlCharacters.Clean(words()));
                fragment.Element("tag", XmlCharacters.Clean(words()));
                fragment.Begin("live");
                fragment.Attribute("y", "z", "urn:y", "1");
                fragment.Text(" mixed ");
                fragment.Element("b", XmlCharacters.Clean(words()));
                fragment.End();
                return Extras.Of(FormatNames.Xml, fragment.Take());
            case FormatNames.Ics:
                return Extras.Of(FormatNames.Ics, "ORGANIZER;CN=\"a:b;c\":mailto:a@example.com\nX-LONG:" + string.Concat(Enumerable.Repeat("é🎬", 40)) + "\nBEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM");
            case FormatNames.Csv:
                return Extras.Of(FormatNames.Csv, JsonSerializer.Serialize(new Dictionary<string, string> { ["mood"] = "'" + WithoutControls(WithoutHalves(words())), ["="] = "=1" }, Plain));
            case FormatNames.Xmltv:
                return Extras.Of(FormatNames.Xmltv, XmltvExtras(words));
            default:
                return Extras.Of(FormatNames.M3u, "#EXTINF: tvg-id=\"a,b\" x='1'\n# comment, with \"quote\n#EXTVLCOPT:a=b");
        }
    }

    private static Extras ScheduleExtras(string format, Func<string> words)
    {
        switch (format)
        {
            case FormatNames.Json:
                return Extras.Of(FormatNames.Json, Json(words, metadata: true));
            case FormatNames.Xml:
                var fragment = new XmlFragment();
                fragment.Begin("extras");
                fragment.Attribute("", "channel", "", XmlCharacters.Clean(words()));
                fragment.Begin("metadata");
                fragment.Element("author", XmlCharacters.Clean(words()));
                fragment.End();
                fragment.Element("note", XmlCharacters.Clean(words()));
                return Extras.Of(FormatNames.Xml, fragment.Take());
            case FormatNames.Ics:
                return Extras.Of(FormatNames.Ics, "X-WR-TIMEZONE:Europe/Berlin");
            case FormatNames.Csv:
                return Extras.None;
            case FormatNames.Xmltv:
                return Extras.Of(FormatNames.Xmltv, "<extras source-info-url=\"https://example.com/?a=1&amp;b=2\" />");
            default:
                return Extras.Of(FormatNames.M3u, "#EXTM3U x-tvg-url=\"http://example.com/a,b\"\n# the end\n# of it");
        }
    }

    private static string XmltvExtras(Func<string> words)
    {
        string Text(bool lines = false)
        {
            var text = new StringBuilder();
            XmltvText.Append(text, lines ? XmltvText.Lines("x" + words()) : XmltvText.OneLine("x" + words()));
            return text.ToString();
        }

        return $"""<extras pdc-start="{Text()}" title-lang="de"><title lang="en">{Text()}</title><sub-title>{Text()}</sub-title>"""
            + $"""<credits><director>{Text()}<image type="person">{Text()}</image></director><actor role="{Text()}" guest="yes">{Text()}</actor><actor>{Text()}</actor></credits>"""
            + $"""<date>2026</date><length units="minutes">90</length><icon src="{Text()}" width="1" /><url>{Text()}</url><episode-num system="xmltv_ns">0.4/12.</episode-num>"""
            + $"""<video><present>yes</present><quality>HDTV</quality></video><previously-shown /><premiere /><new /><rating system="FSK"><value>{Text()}</value><icon src="a" /></rating>"""
            + $"""<review type="text">{Text(lines: true)}</review></extras>""";
    }

    private static string WithoutControls(string text) => string.Concat(text.Select(character => character is < ' ' and not ('\t' or '\r' or '\n') ? '\uFFFD' : character));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // Half surrogate pairs become U+FFFD in UTF-8.
    private static string WithoutHalves(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Json(Func<string> words, bool metadata)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ProblemJson.Compact))
        {
            json.WriteStartObject();
            json.WriteString("x" + WithoutHalves(words()), WithoutHalves(words()));
            json.WritePropertyName("list");
            json.WriteRawValue("[1.50,true,null,{\"a\":[]}]");
            if (metadata)
            {
                json.WriteStartObject("metadata");
                json.WriteString("author", WithoutHalves(words()));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
