using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Ffplayout;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Corpus;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats.Ffplayout;

public sealed partial class FfplayoutTests
{
    private static readonly Zone Berlin = Zone.TryFind("Europe/Berlin", out var zone, out _) ? zone : null!;

    private static Instant At(string text) => InstantText.Parse(text).Value;

    private static ImportDraft Import(byte[] document, WriteOptions options)
    {
        ScheduleFormats.Open(Reading.Trickle(document, 100), FormatNames.Auto).TryGet(out var input, out _).Should().BeTrue();
        input!.Reader.Should().BeOfType<FfplayoutReader>();
        ImportPipeline.Run(input.Reader, input.Stream, new ReadingOptions { Start = Instant.MinValue, Zone = options.Zone, DayStart = options.DayStart })
            .TryGet(out var result, out var problem).Should().BeTrue(problem?.Message);
        return result!.Drafts.Single();
    }

    private static byte[] Write(Schedule schedule, WriteOptions options)
    {
        var output = new MemoryStream();
        new FfplayoutWriter().Write(output, schedule, options);
        return output.ToArray();
    }

    private static Schedule NewSchedule(IEnumerable<ScheduleEvent> events) => new()
    {
        Id = new ScheduleId(Guid.Empty),
        Name = "One",
        Source = "json",
        Imported = At("2026-12-01"),
        Counts = new ImportCounts(0, 0, 0, 0),
        Events = [.. events.OrderBy(item => item.Window.Start)],
    };

    private static ScheduleEvent Event(string start, string end, string title, string? extras = null) => new()
    {
        Id = title,
        Title = title,
        Window = new TimeWindow(At(start), At(end)),
        MediaUrl = $"/media/{title}.mp4",
        Extras = extras is null ? null : Extras.Of(FormatNames.Ffplayout, extras),
    };

    private static List<(decimal In, decimal Out, string Source)> Items(byte[] document)
    {
        using var json = JsonDocument.Parse(document);
        return [.. json.RootElement.GetProperty("program").EnumerateArray().Select(item =>
            (item.GetProperty("in").GetDecimal(), item.GetProperty("out").GetDecimal(), item.GetProperty("source").GetString()!))];
    }

    [Theory]
    [InlineData("2026-12-01", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void A_list_is_as_long_as_its_day_whatever_is_in_it_and_is_read_back_as_what_it_holds(string date, int hours)
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var day = BroadcastDay.Of(At(date + "T12:00:00Z"), Berlin, new TimeOnly(random.Next(3), random.Next(60)));
            var options = new WriteOptions(day.Window.Start) { Zone = Berlin, DayStart = new TimeOnly(random.Next(2), random.Next(60)), IsCompact = seed % 2 == 0 };
            day = BroadcastDay.Of(At(date + "T12:00:00Z"), Berlin, options.DayStart);
            options = options with { Day = day };
            var schedule = NewSchedule(Enumerable.Range(0, random.Next(1, 40)).Select(i =>
            {
                var start = day.Window.Start.PlusSeconds(random.Next(-10_000, (hours * 3600) - 1));
                var length = random.Next(10_001, 20_000);
                return new ScheduleEvent
                {
                    Id = $"{i}",
                    Title = $"Title {i}",
                    Window = new TimeWindow(start, start.PlusSeconds(length)),
                    MediaUrl = random.Next(4) == 0 ? null : $"/media/{i}.mp4",
                    Category = random.Next(3) == 0 ? "advertisement" : null,
                    Extras = random.Next(3) == 0 ? Extras.Of(FormatNames.Ffplayout, $$"""{"in":1.5,"out":{{length}}.9,"duration":40000.25,"audio":"a.wav"}""") : null,
                };
            }));

            var document = Write(schedule, options);

            Items(document).Sum(item => item.Out - item.In).Should().Be(day.Window.Seconds).And.Be(hours * 3600);
            var read = Import(document, options);
            read.Name.Should().Be("One");
            read.Events.Select(item => item with { Extras = null }).Should().Equal(new FfplayoutWriter().Held(schedule, options).Events, $"seed {seed}");

            var again = schedule with { Events = read.Events };
            WithoutHash(Write(again, options)).Should().Be(WithoutHash(document), $"seed {seed}");
        }
    }

    [Fact]
    public void The_later_of_two_that_overlap_cuts_off_the_earlier_and_gaps_are_items_without_a_source()
    {
        var schedule = NewSchedule([
            Event("2026-11-30T23:00:00Z", "2026-12-01T01:00:00Z", "night"),
            Event("2026-12-01T02:00:00Z", "2026-12-01T05:00:00Z", "long"),
            Event("2026-12-01T03:00:00Z", "2026-12-01T04:00:00Z", "special"),
            Event("2026-12-01T23:30:00Z", "2026-12-02T06:00:00Z", "over midnight")]);
        var day = BroadcastDay.Of(At("2026-12-01"), null, default);

        Items(Write(schedule, new WriteOptions(day.Window.Start) { Day = day })).Should().Equal(
            (3600, 7200, "/media/night.mp4"), (0, 3600, ""), (0, 3600, "/media/long.mp4"), (0, 3600, "/media/special.mp4"), (0, 70200, ""), (0, 1800, "/media/over midnight.mp4"));
    }

    [Fact]
    public void Several_days_or_channels_are_no_list_of_one_day()
    {
        var two = NewSchedule([Event("2026-12-01T23:00:00Z", "2026-12-02T01:00:00Z", "a")]);
        var channels = NewSchedule([Event("2026-12-01T01:00:00Z", "2026-12-01T02:00:00Z", "a") with { Channel = "x" }, Event("2026-12-01T01:00:00Z", "2026-12-01T02:00:00Z", "b")]);
        var options = new WriteOptions(At("2026-12-01"));

        new FfplayoutWriter().Refusal(two, options)!.Hint.Should().Contain("--per-day");
        new FfplayoutWriter().Refusal(two, options with { From = At("2026-12-02") }).Should().BeNull();
        new FfplayoutWriter().Refusal(two, options with { DayStart = new TimeOnly(6, 0) }).Should().BeNull();
        new FfplayoutWriter().Refusal(channels, options)!.Hint.Should().Contain("--channel");
    }

    [Theory]
    [InlineData("""{"program":[{"in":0,"out":5,"source":"a"}]}""", "The ffplayout list has no \"date\", so nothing in it has a time.")]
    [InlineData("""{"date":"2026-12-01","program":[]}""", "The ffplayout list has no items.")]
    [InlineData("""{"date":"2026-12-01"}""", "This is not an ffplayout list: it has no \"program\".")]
    [InlineData("[1,[2],{}]", "This is not an ffplayout list: it has no \"program\".")]
    [InlineData("""{"date":"2026-12-01","program":[{"in":0,""", "The JSON cannot be read at line 1, column 40: *")]
    public void What_is_no_list_is_refused(string document, string message) =>
        new FfplayoutReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(document)), new RecordingSink())!.Message.Should().Match(message);

    [Fact]
    public void Odd_items_are_errors_that_name_them_or_pass()
    {
        var document = """{"program":[3,null,{"in":"1","out":6.6,"duration":"7","source":"a%20b.mp4","custom_filter":{"x":[1]}},{"in":0,"out":0.2,"source":"short"},{"in":0,"out":null,"source":"c"},{"in":9,"out":1,"source":"d"},{"in":1e999,"out":-1,"source":null}],"date":"2026-12-01"}""";

        var problem = ImportPipeline.Run(new FfplayoutReader(), new MemoryStream(Encoding.UTF8.GetBytes(document)), new ReadingOptions { Start = Instant.MinValue }).Problem!;
        problem.Errors.Should().HaveCount(4).And.Contain(error => error.Contains("event 2 “c”", StringComparison.Ordinal));

        var sink = Reading.Of(new FfplayoutReader(), document);
        sink.Events.First().Should().BeEquivalentTo(new { Title = "a b", Duration = "6", Extras = Extras.Of(FormatNames.Ffplayout, """{"in":1,"out":6.6,"duration":7,"custom_filter":{"x":[1]}}""") });
        sink.Warnings.Should().Equal("1 item shorter than a second was left out.");
    }

    [Fact]
    public void Items_wait_only_for_a_date_that_stands_behind_them()
    {
        const string items = "\"program\":[{\"in\":0,\"out\":5,\"source\":\"a\"},{\"in\":0,\"out\":5,\"source\":\"b\"}]";
        foreach (var document in new[] { $"{{\"date\":\" 2026-12-01 \",{items},\"channel\":\"One\"}}", $"{{{items},\"date\":\" 2026-12-01 \",\"channel\":\"One\"}}" })
        {
            var sink = Reading.Of(new FfplayoutReader(), document);
            sink.Schedules.Single().Name.Should().Be("One");
            sink.Events.Select(read => (read.Start, read.BeginsBroadcastDay, read.MediaUrl)).Should().Equal(("2026-12-01", true, "a"), (null, false, "b"));
        }

        var told = new RecordingSink(maxEvents: 1);
        new FfplayoutReader().Read(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"date\":\"2026-12-01\",{items}, no JSON")), told).Should().BeNull("the sink had enough before");
        told.EventCount.Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public Task The_lists_of_ffplayout_itself_are_read_and_written_back_with_every_length() => Task.Run(
        () =>
        {
            var files = CorpusFiles.OfKind("playout").Where(path => path.Contains("/ffplayout/", StringComparison.Ordinal)).ToList();
            files.Should().HaveCount(4);
            foreach (var path in files)
            {
                var bytes = CorpusFiles.Read(path);
                var options = new WriteOptions(Instant.MinValue);
                var draft = Import(bytes, options);
                var original = Items(bytes);

                draft.Events.Should().HaveCount(original.Count, path);
                var written = Items(Write(NewSchedule(draft.Events), options));
                written.Take(original.Count - 1).Should().Equal(original.Take(original.Count - 1), path);
            }
        },
        TestContext.Current.CancellationToken);

    // The hash is of the events as they were, also of what the list has no place for.
    private static string WithoutHash(byte[] document) => HashField().Replace(Encoding.UTF8.GetString(document), "");

    [GeneratedRegex("\"content_hash\": ?\"blake3:[0-9a-f]{64}\",")]
    private static partial Regex HashField();
}
