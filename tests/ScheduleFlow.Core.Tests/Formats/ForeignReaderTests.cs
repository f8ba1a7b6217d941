using System.Globalization;
using System.Text;
using NJsonSchema;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>What we write, read by programs that others wrote. (XMLTV's own checker is in the round trip tests, Ical.Net in those of iCalendar, Chromium in those of the page.)</summary>
public sealed class ForeignReaderTests : IDisposable
{
    private const int Samples = 12;

    private static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 0);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tv_grep_finds_every_programme_of_a_guide_and_those_of_a_channel()
    {
        Requires.Program("tv_grep", "xmltv-util");
        for (var seed = 1; seed <= Samples; seed++)
        {
            var schedule = RoundTripTests.NewSchedule(new Random(seed), FormatNames.Xmltv, RoundTripTests.Hostile) with { Channels = [] };
            schedule = schedule with { Events = [.. schedule.Events.Select((item, i) => item with { Channel = i % 3 == 0 ? "one.example.com" : "two.example.com", Clump = null, Title = $"Show {i} {item.Title}" })] };
            _folder.Write("guide.xml", Write(FormatNames.Xmltv, schedule, new WriteOptions(Start) { IsCompact = seed % 2 == 0 }));

            // Without its DTD beside it, which it fetches otherwise.
            var all = Bash.Run("tv_grep 'Show' guide.xml", _folder.Path, ("XMLTV_SUPPLEMENT", "/usr/share/xmltv"));
            var one = Bash.Run("tv_grep --channel-id one.example.com guide.xml", _folder.Path, ("XMLTV_SUPPLEMENT", "/usr/share/xmltv"));

            (all.ExitCode, all.Error).Should().Be((0, ""));
            Programmes(all.Output).Should().Be(schedule.Events.Length);
            Programmes(one.Output).Should().Be((schedule.Events.Length + 2) / 3, one.Error);
        }
    }

    [Theory]
    [InlineData(FormatNames.Xml, "")]
    [InlineData(FormatNames.Xmltv, "--valid")]
    [InlineData(FormatNames.CasparCg, "")]
    [InlineData(FormatNames.CasparList, "")]
    public void Xmllint_has_nothing_to_say_of_our_XML(string format, string options)
    {
        Requires.Program("xmllint", "libxml2-utils");
        if (options.Length > 0)
        {
            Requires.Program("tv_validate_file", "xmltv-util");
            File.Copy("/usr/share/xmltv/xmltv.dtd", _folder["xmltv.dtd"]); // Where the guide says that it is.
        }

        for (var seed = 1; seed <= Samples; seed++)
        {
            var schedule = RoundTripTests.NewSchedule(new Random(seed), format, RoundTripTests.Hostile);
            schedule = schedule with { Events = [.. schedule.Events.Where(item => item.Channel == schedule.Events[0].Channel)] };
            _folder.Write($"{seed}.xml", Write(format, schedule, new WriteOptions(Start) { IsCompact = seed % 2 == 0 }));
        }

        var judged = Bash.Run($"xmllint --nonet --noout {options} *.xml", _folder.Path);

        judged.Error.Should().BeEmpty();
        judged.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Ffmpeg_plays_a_media_list_from_its_first_medium_to_its_last()
    {
        Requires.Program("ffmpeg", "ffmpeg");
        Requires.Program("ffprobe", "ffmpeg");
        Bash.Run(
            "for n in 1 2; do ffmpeg -v error -f lavfi -i testsrc=duration=$n:size=64x64:rate=25 -f lavfi -i sine=duration=$n -shortest $n.ts; done",
            _folder.Path).ExitCode.Should().Be(0);
        _folder.Write("list.m3u", Write(FormatNames.M3u, Clips(("1.ts", 1), ("2.ts", 2), (null, 60), ("1.ts", 1)), new WriteOptions(Start)));

        // ffmpeg knows lists by the demuxer of HLS, whose segments are these media; what is no tag and no medium is none of its.
        var played = Bash.Run("ffmpeg -v error -f hls -allowed_extensions ALL -live_start_index 0 -i list.m3u -t 4 -progress - -f null - | grep frame= | tail -1", _folder.Path);
        var probed = Bash.Run("grep -v '^#' list.m3u | while IFS= read -r medium; do ffprobe -v error -show_entries format=duration -of csv=p=0 \"$medium\"; done", _folder.Path);

        (played.Error, played.Output).Should().Be(("", "frame=100\n"), "four seconds of 25 frames");
        probed.Lines.Select(seconds => Math.Round(double.Parse(seconds, CultureInfo.InvariantCulture))).Should().Equal(1, 2, 1);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)] // more than is hashed at once
    public void Anyone_can_work_out_the_content_hash_of_an_export(int clips)
    {
        Requires.Program("jq", "jq");
        Requires.Program("b3sum", "b3sum");
        var schedule = Clips([.. Enumerable.Range(0, clips).Select(i => ((string?)$"C:\\clips\\{i}.ts", 60))]);
        _folder.Write("schedule.json", Write(FormatNames.Json, schedule, new WriteOptions(Start)));

        // As docs/formats.md says.
        var said = Bash.Run("jq -r '.schedule.metadata.content_hash' schedule.json", _folder.Path);
        var summed = Bash.Run("jq -r '.schedule.events[] | [.start, .end, .channel, .title, .videoUrl, .category, .description] | @tsv' schedule.json | LC_ALL=C sort | b3sum --no-names", _folder.Path);

        said.Output.Should().Be("blake3:" + summed.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ErsatzTV_gets_has_the_shape_of_its_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "ersatztv-playout.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        for (var seed = 1; seed <= Samples; seed++)
        {
            var schedule = RoundTripTests.NewSchedule(new Random(seed), FormatNames.ErsatzTv, RoundTripTests.Hostile);
            schedule = schedule with
            {
                Events = [.. schedule.Events.Where(item => item.Channel == schedule.Events[0].Channel).Select((item, i) => item with { MediaUrl = (i % 4) switch { 0 => "rtsp://a/b", 1 => "https://a/b.mp4", 2 => null, _ => item.MediaUrl } })],
            };
            var day = BroadcastDay.Of(schedule.Events[^1].Window.Start, null, default);

            schema.Validate(Write(FormatNames.ErsatzTv, schedule, new WriteOptions(Start))).Should().BeEmpty();
            schema.Validate(Write(FormatNames.ErsatzTv, schedule, new WriteOptions(Start) { Day = day, Zone = Zone.TryFind("America/St_Johns", out var zone, out _) ? zone : null })).Should().BeEmpty();
        }

        schema.Validate("""{"version":"https://ersatztv.org/playout/version/0.0.1","items":[{"id":"a","start":"2026-12-01T00:00:00Z","finish":"2026-12-01T01:00:00Z"}]}""").Should().NotBeEmpty("an item needs a source");
    }

    private static int Programmes(string guide) => guide.Split("<programme ").Length - 1;

    private static Schedule Clips(params (string? Media, int Seconds)[] clips)
    {
        var at = Start;
        return new Schedule
        {
            Id = new ScheduleId(Guid.Empty),
            Name = "Clips, \"two\" of them",
            Source = FormatNames.Json,
            Imported = Start,
            Counts = new ImportCounts(0, 0, 0, 0),
            Events = [.. clips.Select((clip, i) =>
            {
                var window = new TimeWindow(at, at.PlusSeconds(clip.Seconds));
                at = window.End;
                return new ScheduleEvent { Id = $"{i}", Title = $"Clip {i}, # one", Window = window, MediaUrl = clip.Media, Description = "a\nb" };
            })],
        };
    }

    private static string Write(string format, Schedule schedule, WriteOptions options)
    {
        using var document = new MemoryStream();
        ScheduleFormats.Writer(format)!.Write(document, schedule, options);
        return Encoding.UTF8.GetString(document.ToArray());
    }
}
