using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Schedules;

/// <summary>One schedule, one hash, in whatever format it goes out.</summary>
public sealed class ContentHashTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 0);

    private static readonly ScheduleEvent News = new()
    {
        Id = "1",
        Title = "News, \"live\"",
        Window = new TimeWindow(Start, Start.PlusSeconds(3600)),
        Channel = "one",
        MediaUrl = "/srv/a\\b.mp4",
        Category = "news",
        Description = "First line\nsecond\tline 🎬",
    };

    private static readonly ScheduleEvent Film = new() { Id = "2", Title = "Film", Window = new TimeWindow(Start.PlusSeconds(3600), Start.PlusSeconds(7200)) };

    [Fact]
    public void It_is_what_b3sum_says_of_the_lines()
    {
        // printf '2026-11-24T00:00:00Z\t2026-11-24T01:00:00Z\tone\tNews, "live"\t/srv/a\\\\b.mp4\tnews\tFirst line\\nsecond\\tline 🎬\n…' | b3sum
        ContentHash.Of([News, Film]).Should().Be("blake3:6de9e3011d44265957f5fec1f25dd89db3cd2f1201da529dd55e9cbbc3b5bb43");
    }

    [Fact]
    public void It_does_not_depend_on_ids_on_what_a_format_keeps_or_on_the_order_within_a_start()
    {
        var other = Film with { Title = "Another", Window = new TimeWindow(Start.PlusSeconds(3600), Start.PlusSeconds(3660)) };

        ContentHash.Of([News, other with { Id = "x", Extras = Extras.Of(FormatNames.Json, "{\"a\":1}") }, Film]).Should().Be(ContentHash.Of([News, Film, other]));
    }

    public static TheoryData<string> Differences => ["title", "start", "end", "channel", "url", "category", "description", "shift", "one less"];

    [Theory]
    [MemberData(nameof(Differences))]
    public void Whatever_differs_changes_it(string difference)
    {
        ImmutableArray<ScheduleEvent> changed = difference switch
        {
            "title" => [News with { Title = "News" }, Film],
            "start" => [News with { Window = new TimeWindow(Start.PlusSeconds(1), Start.PlusSeconds(3600)) }, Film],
            "end" => [News with { Window = new TimeWindow(Start, Start.PlusSeconds(3601)) }, Film],
            "channel" => [News with { Channel = "two" }, Film],
            "url" => [News with { MediaUrl = "/srv/a/b.mp4" }, Film],
            "category" => [News with { Category = null }, Film],
            "description" => [News with { Description = "First line second\tline 🎬" }, Film],
            "shift" => [News, Film with { Channel = Film.Title, Title = "x" }],
            _ => [News],
        };

        ContentHash.Of(changed).Should().NotBe(ContentHash.Of([News, Film]));
    }

    [Fact]
    public void A_text_cannot_pass_for_the_border_of_two()
    {
        ContentHash.Of([Film with { Category = "a\tb" }]).Should().NotBe(ContentHash.Of([Film with { Category = "a", Description = "b" }]));
        ContentHash.Of([Film with { Category = @"a\tb" }]).Should().NotBe(ContentHash.Of([Film with { Category = "a\tb" }]));
    }

    [Theory]
    [InlineData(FormatNames.Xml)]
    [InlineData(FormatNames.Json)]
    [InlineData(FormatNames.M3u)]
    [InlineData(FormatNames.Xmltv)]
    [InlineData(FormatNames.Ics)]
    [InlineData(FormatNames.Ffplayout)]
    [InlineData(FormatNames.ErsatzTv)]
    [InlineData(FormatNames.CasparCg)]
    public void An_export_says_it_and_an_import_does_not_keep_it(string format)
    {
        var schedule = NewSchedule();
        var document = Write(format, schedule);
        document.Should().Contain(ContentHash.Of(schedule.Events));

        if (ScheduleFormats.Reader(format) is not { } reader)
        {
            return;
        }

        ImportPipeline.Run(reader, new MemoryStream(Encoding.UTF8.GetBytes(document)), new ReadingOptions { Start = Start }).TryGet(out var result, out var problem);
        problem.Should().BeNull();
        var draft = result!.Drafts.Should().ContainSingle().Subject;
        var changed = schedule with { Events = [.. draft.Events.Take(1)], Extras = draft.Extras };
        Write(format, changed).Should().Contain(ContentHash.Of(changed.Events)).And.NotContain(ContentHash.Of(schedule.Events));
    }

    private static Schedule NewSchedule() => new()
    {
        Id = default,
        Name = "Week",
        Source = "json",
        Imported = Start,
        Events = [News with { Channel = null }, Film with { MediaUrl = "b.mp4" }],
        Counts = new ImportCounts(2, 0, 0, 0),
    };

    private static string Write(string format, Schedule schedule)
    {
        var output = new MemoryStream();
        ScheduleFormats.Writer(format)!.Write(output, schedule, new WriteOptions(Start));
        return Encoding.UTF8.GetString(output.ToArray()).Replace("\r\n ", "", StringComparison.Ordinal); // Unfolded.
    }
}
