using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Importing;

public sealed class ImportPipelineTests
{
    private static readonly Instant Start = InstantText.Parse("2026-11-23T00:00:00Z").Value;

    [Fact]
    public void A_list_of_channels_is_refused_and_says_where_it_belongs()
    {
        var channels = "#EXTM3U\n#EXTINF:-1 tvg-id=\"a.b\" tvg-logo=\"x\" group-title=\"News\",A\nhttp://x/a.m3u8\n"u8.ToArray();

        var problem = ImportPipeline.Run(new Core.Formats.M3u.M3uScheduleReader(), new MemoryStream(channels), new ReadingOptions { Start = Instant.MinValue }).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Hint.Should().Contain("import-channels");
    }

    [Fact]
    public void Duplicates_are_events_with_the_same_title_in_any_case_and_the_same_instant_in_any_zone()
    {
        var draft = Read("""
            [{"title":"News","start":"2026-11-24T08:00:00Z","end":"2026-11-24T09:00:00Z"},
             {"title":" nEWS ","start":"2026-11-24T09:00:00+01:00","end":"2026-11-24T08:30:00Z"},
             {"title":"News","start":"2026-11-24T09:00:00Z","duration":1800}]
            """).Value.Drafts[0];

        draft.Events.Select(item => item.Window.ToString()).Should().HaveCount(2);
        draft.Counts.Should().Be(new Core.Schedules.ImportCounts(3, 1, 0, 0));
        draft.Findings.Duplicates.Should().ContainSingle().Which.Title.Should().Be("nEWS");
    }

    [Fact]
    public void Events_are_put_in_order_of_start_and_keep_the_documents_order_where_they_start_together()
    {
        var draft = Read("""
            [{"title":"c","start":"2026-11-24T10:00:00Z","duration":60},
             {"title":"a","start":"2026-11-24T08:00:00Z","duration":60},
             {"title":"b","start":"2026-11-24T08:00:00Z","duration":60}]
            """).Value.Drafts[0];

        draft.Events.Select(item => item.Title).Should().Equal("a", "b", "c");
        draft.Counts.Conflicts.Should().Be(1);
        draft.Counts.Gaps.Should().Be(1);
    }

    [Fact]
    public void Every_error_is_collected_and_names_its_event_by_position_line_and_title()
    {
        var problem = Read("""
            [{"start":"2026-11-24T08:00:00Z","duration":60},
             {"title":"Late","start":"2026-11-24T08:00:00Z","end":"2026-11-24T07:00:00Z"},
             {"title":"Fine","start":"2026-11-24T08:00:00Z","duration":60},
             {"title":"Odd","start":"25:00","end":"2026-02-30T00:00:00Z"}]
            """).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().HaveCount(4);
        problem.Errors[0].Should().Contain("event 1").And.Contain("line 1").And.Contain("title");
        problem.Errors[1].Should().Contain("event 2 “Late”").And.Contain("line 2").And.Contain("not after the start");
        problem.Errors[2].Should().Contain("event 4 “Odd”").And.Contain("25:00");
        problem.Errors[3].Should().Contain("2026-02-30");
    }

    [Fact]
    public void The_list_of_errors_is_cut_and_says_so_but_the_count_is_exact()
    {
        var problem = Read("[" + string.Join(',', Enumerable.Repeat("{\"start\":\"x\"}", 1_500)) + "]").Problem!;

        problem.Errors.Should().HaveCount(Limits.MaxListed);
        problem.Details.Should().Contain("1,000").And.Contain("4,500");
    }

    [Theory]
    [InlineData("""{"title":"A","start":"9999-12-31T23:59:00Z","duration":3600}""", null)]
    [InlineData("""{"title":"A","start":"9999-12-31T23:00:00Z","end":"9999-12-31T24:00:00"}""", "Europe/Berlin")]
    public void The_end_of_time_is_an_error_of_the_document(string item, string? zone) =>
        Read($"[{item}]", zone).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void An_event_in_the_hour_that_clocks_skip_is_left_out_with_a_warning_and_its_neighbours_stay()
    {
        var result = Read(
            """
            [{"title":"Before","start":"2026-03-29T01:30:00","end":"2026-03-29T02:00:00"},
             {"title":"Skipped","start":"2026-03-29T02:30:00","end":"2026-03-29T03:00:00"},
             {"title":"After","start":"2026-03-29T03:00:00","end":"2026-03-29T04:00:00"}]
            """,
            "Europe/Berlin").Value;

        result.Drafts[0].Events.Select(item => $"{item.Title} {item.Window.Start}").Should().Equal("Before 2026-03-29T00:30:00Z", "After 2026-03-29T01:00:00Z");
        result.Drafts[0].Counts.Gaps.Should().Be(0);
        result.Warnings.Should().Contain(warning => warning.Contains("Skipped", StringComparison.Ordinal) && warning.Contains("Europe/Berlin", StringComparison.Ordinal));
    }

    [Fact]
    public void A_local_time_that_comes_twice_is_its_first_with_a_warning()
    {
        var result = Read("""[{"title":"Twice","start":"2026-10-25T02:30:00","duration":60}]""", "Europe/Berlin").Value;

        result.Drafts[0].Events[0].Window.Start.ToString().Should().Be("2026-10-25T00:30:00Z");
        result.Warnings.Should().ContainSingle().Which.Should().Contain("Twice");
    }

    [Fact]
    public void A_blank_field_gives_way_to_another_spelling_of_it()
    {
        var item = Read("""[{"title":"","name":"B","start":"2026-11-24T08:00:00Z","end":" ","end_time":"2026-11-24T09:00:00Z","videoUrl":"","url":"b.mp4"}]""").Value.Drafts[0].Events[0];

        item.Title.Should().Be("B");
        item.MediaUrl.Should().Be("b.mp4");
        item.Window.Seconds.Should().Be(3600);
    }

    [Fact]
    public void A_list_without_times_is_placed_one_after_the_other()
    {
        var draft = Read("#EXTM3U\n#EXTINF:90.5,A\na.mp4\n#EXTINF:30,B\nb.mp4\n").Value;

        draft.IsPlacedByDefault.Should().BeTrue();
        draft.Drafts[0].Events.Select(item => item.Window).Should().Equal(
            new TimeWindow(Start, Start.PlusSeconds(91)), new TimeWindow(Start.PlusSeconds(91), Start.PlusSeconds(121)));
    }

    [Fact]
    public void A_list_without_times_or_durations_cannot_be_a_schedule()
    {
        var problem = Read("#EXTM3U\n#EXTINF:-1,A\na.mp4\n").Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Message.Should().Contain("no duration");
    }

    [Fact]
    public void Over_the_limit_of_events_a_document_is_too_large()
    {
        var json = new StringBuilder("[");
        for (var i = 0; i <= Limits.MaxEvents; i++)
        {
            json.Append(i == 0 ? "" : ",").Append("{\"title\":\"A\",\"start\":").Append(1_700_000_000 + i).Append(",\"duration\":1}");
        }

        Read(json.Append(']').ToString()).Problem!.Type.Should().Be(ErrorType.TooLarge);
    }

    private static Outcome<ImportResult> Read(string document, string? zone = null)
    {
        Zone? found = null;
        if (zone is not null)
        {
            Zone.TryFind(zone, out found, out _).Should().BeTrue();
        }

        return ScheduleFormats.Open(new MemoryStream(Encoding.UTF8.GetBytes(document)), FormatNames.Auto).TryGet(out var input, out var problem)
            ? ImportPipeline.Run(input.Reader, input.Stream, new ReadingOptions { Zone = found, Start = Start })
            : problem;
    }
}
