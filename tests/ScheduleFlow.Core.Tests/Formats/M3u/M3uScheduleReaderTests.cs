using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats.M3u;

public sealed class M3uScheduleReaderTests
{
    private static readonly IScheduleReader Reader = ScheduleFormats.Reader(FormatNames.M3u)!;

    private static RawEvent Only(string document) => Reading.Of(Reader, document).Events.Should().ContainSingle().Subject;

    [Fact]
    public void Entries_are_read_in_order_with_duration_title_and_place()
    {
        var sink = Reading.Of(Reader, """
            #EXTM3U
            #PLAYLIST:Evening
            #EXTINF:203,Artist - Title, Part 2
            /media/a.mp4
            #EXTINF:10.5 , Second
            https://example.com/b.mp4?x=1#t=2
            """);

        sink.Schedules.Single().Name.Should().Be("Evening");
        sink.Warnings.Should().BeEmpty();
        sink.Events.Select(read => (read.Title, read.Duration, read.MediaUrl, read.Start, read.Line)).Should().Equal(
            ("Artist - Title, Part 2", "203", "/media/a.mp4", null, 3),
            ("Second", "10.5", "https://example.com/b.mp4?x=1#t=2", null, 5));
    }

    [Theory]
    [InlineData("\uFEFF#EXTM3U\n#EXTINF:5,T\nu")]
    [InlineData("#EXTM3U\r\n#EXTINF:5,T\r\nu\r\n")]
    [InlineData("#EXTM3U\r#EXTINF:5,T\ru")]
    [InlineData("\n\n  #extm3u\n\t#ExtInf:5,T\n   u  \n")]
    [InlineData("#EXTINF:5,T\nu")]
    [InlineData("#EXTM3U #EXTINF:5,T\nu")]
    [InlineData("#EXTM3U\n\uFEFF#EXTINF:5,T\n\nu\n")]
    public void Line_ends_marks_spaces_and_case_make_no_difference(string document)
    {
        var read = Only(document);

        (read.Title, read.Duration, read.MediaUrl, read.Extras?[FormatNames.M3u]).Should().Be(("T", "5", "u", null));
    }

    [Theory]
    [InlineData("5 tvg-id=\"a,b\" group-title=\"News, Sport\",T, more", "T, more", "News, Sport", "#EXTINF: tvg-id=\"a,b\"")]
    [InlineData("5 group-title='A, B',T", "T", "A, B", null)]
    [InlineData("5 tvg-name=O'Hara logo=x,T", "T", null, "#EXTINF: tvg-name=O'Hara logo=x")]
    [InlineData("5 group-title=\"\",The \"Big\" Show", "The \"Big\" Show", null, null)]
    [InlineData("5 GROUP-TITLE=G x=\"\",", "u", "G", "#EXTINF: x=\"\"")]
    [InlineData("5", "u", null, null)]
    public void Attributes_and_title_are_told_apart_by_the_first_comma_outside_quotes(string entry, string title, string? category, string? kept)
    {
        var read = Only($"#EXTINF:{entry}\nu.mp4");

        (read.Title, read.Category, read.Extras?[FormatNames.M3u]).Should().Be((title, category, kept));
    }

    [Fact]
    public void Where_a_quote_is_never_closed_the_title_is_taken_after_the_last_comma_with_a_warning()
    {
        var sink = Reading.Of(Reader, "#EXTINF:5 tvg-name=\"a, b,T\nu");

        sink.Events.Single().Title.Should().Be("T");
        sink.Warnings.Should().ContainSingle().Which.Should().StartWith("Line 1: a quotation mark is never closed");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("-1.000")]
    public void A_duration_that_says_nothing_is_none(string duration) => Only($"#EXTINF:{duration},T\nu").Duration.Should().BeNull();

    [Fact]
    public void A_duration_that_is_no_number_is_none_with_a_warning()
    {
        var sink = Reading.Of(Reader, "#EXTINF:1:30,T\nu");

        sink.Events.Single().Duration.Should().BeNull();
        sink.Warnings.Should().ContainSingle().Which.Should().Be("Line 1: \"1:30\" is not a duration in seconds.");
    }

    [Fact]
    public void A_group_line_holds_until_the_next_one_and_gives_way_to_an_attribute()
    {
        var sink = Reading.Of(Reader, "#EXTGRP:A\n#EXTINF:1,a\nu\n#EXTINF:1,b\nu\n#EXTINF:1 group-title=\"C\",c\nu\n#EXTINF:1,d\n#EXTGRP:D\nu\n#EXTGRP:\n#EXTINF:1,e\nu");

        sink.Events.Select(read => read.Category).Should().Equal("A", "A", "C", "D", null);
    }

    [Fact]
    public void Unknown_lines_are_kept_with_the_entry_they_stand_before_and_the_rest_with_the_schedule()
    {
        var sink = Reading.Of(Reader, """
            #EXTM3U x-tvg-url="http://example.com/epg.xml"
            # a comment
            #EXTINF:1,a
            #EXTVLCOPT:start-time=5
            u
            #EXTINF:1,#EXTVLCOPT:file-caching=300
            v/second%20video.mp4
            #EXTINF:1,c
            w
            # the end
            """);

        sink.Events.Select(read => (read.Title, read.Extras?[FormatNames.M3u])).Should().Equal(
            ("a", "# a comment\n#EXTVLCOPT:start-time=5"),
            ("second video", "#EXTVLCOPT:file-caching=300"),
            ("c", null));
        sink.Schedules.Single().Extras![FormatNames.M3u].Should().Be("#EXTM3U x-tvg-url=\"http://example.com/epg.xml\"\n# the end");
    }

    [Fact]
    public void Entries_without_media_and_media_without_entries_are_warned_about_with_their_lines()
    {
        var sink = Reading.Of(Reader, "#EXTINF:1,a\n#EXTINF:1,b\nu\nC:\\media\\plain.mp4\n<<<<<<< HEAD\n#EXTINF:1,d");

        sink.Events.Select(read => (read.Title, read.Duration)).Should().Equal(("b", "1"), ("plain", null));
        sink.Warnings.Should().SatisfyRespectively(
            first => first.Should().StartWith("Line 1: no URL or path follows"),
            second => second.Should().StartWith("Line 4: no #EXTINF line before"),
            third => third.Should().StartWith("Line 5: a conflict marker of git"),
            fourth => fourth.Should().StartWith("Line 6: no URL or path follows"));
    }

    [Fact]
    public void A_line_that_is_not_UTF_8_is_read_as_Windows_1252_with_one_warning()
    {
        var sink = Reading.Of(Reader, [.. "#EXTINF:1,Caf"u8, 0xE9, .. " "u8, 0x80, .. "\nu\n#EXTINF:1,Café\nv\n#EXTINF:1,"u8, 0xFC, .. "\nw"u8]);

        sink.Events.Select(read => read.Title).Should().Equal("Café €", "Café", "ü");
        sink.Warnings.Should().ContainSingle().Which.Should().StartWith("Line 1: it is not UTF-8");
    }

    [Fact]
    public void UTF_16_is_read() =>
        Reading.Of(Reader, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("#EXTM3U\n#EXTINF:1,Café\nu")]).Events.Single().Title.Should().Be("Café");

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9.9,\na.ts", "an HLS media playlist")]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:300,T\nu", "an HLS media playlist")]
    [InlineData("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8", "an HLS master playlist")]
    public void An_HLS_manifest_is_refused_by_its_name(string document, string name)
    {
        var problem = Reading.ProblemOf(Reader, document);

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Message.Should().StartWith($"This is {name}:");
    }

    [Fact]
    public void A_list_of_whole_videos_with_an_HLS_header_by_mistake_is_read() =>
        Only("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:574,T\nu.mp4").Duration.Should().Be("574");

    [Fact]
    public void A_list_of_channels_is_read_with_a_warning()
    {
        var sink = Reading.Of(Reader, "#EXTM3U\n#EXTINF:-1 tvg-id=\"a\",A\nhttp://a\n#EXTINF:-1 tvg-id=\"b\",B\nhttp://b");

        sink.EventCount.Should().Be(2);
        sink.Warnings.Should().ContainSingle().Which.Should().StartWith("2 entries have tvg-");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void An_empty_document_is_a_parse_error(string document) =>
        Reading.ProblemOf(Reader, document).Type.Should().Be(ErrorType.ParseError);

    [Fact]
    public void A_list_without_media_is_a_validation_problem() =>
        Reading.ProblemOf(Reader, "#EXTM3U\n# nothing").Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void A_binary_file_is_a_parse_error_that_names_it() =>
        Reading.ProblemOf(Reader, [0x50, 0x4B, 3, 4, 0, 0, 0, 1]).Message.Should().Be("This is a ZIP archive, not text.");

    [Fact]
    public void A_line_without_end_is_refused_at_1_MB() =>
        Reading.ProblemOf(Reader, "#EXTM3U\n" + new string('x', 3_000_000)).Message.Should().StartWith("The M3U cannot be read at line 2, column 1: the line is longer");

    private const string Directive = """#SCHEDULEFLOW-EVENT:{"id":"1","title":"Exact\u0020 Title","start":"2025-11-24T08:00:00Z","end":"2025-11-24T09:00:00Z","description":"D","url":"a\nb"}""";

    [Fact]
    public void Our_own_line_gives_what_an_M3U_cannot_say()
    {
        var read = Only($"{Directive}\n#EXTINF:3600,Exact  Title\na%0Ab");

        (read.Id, read.Title, read.Start, read.End, read.MediaUrl, read.Description).Should().Be(("1", "Exact  Title", "2025-11-24T08:00:00Z", "2025-11-24T09:00:00Z", "a\nb", "D"));
    }

    [Fact]
    public void What_was_edited_by_hand_below_our_own_line_wins_and_the_times_stay()
    {
        var read = Only($"{Directive}\n#EXTINF:3600,Edited\nother.mp4");

        (read.Title, read.MediaUrl, read.Start).Should().Be(("Edited", "other.mp4", "2025-11-24T08:00:00Z"));
    }

    [Fact]
    public void An_event_whose_lines_were_deleted_by_hand_stays_without_media_and_with_a_warning()
    {
        var sink = Reading.Of(Reader, $"{Directive}\n{Directive}\n#EXTINF:1,x\nu");

        sink.Events.Select(read => read.MediaUrl).Should().Equal(null, "u");
        sink.Warnings.Should().ContainSingle().Which.Should().Contain("the media line below");
    }

    [Fact]
    public void Our_own_line_that_is_damaged_is_warned_about()
    {
        var sink = Reading.Of(Reader, "#SCHEDULEFLOW-EVENT:{\"title\":\n#EXTINF:1,x\nu");

        sink.Events.Single().Title.Should().Be("x");
        sink.Warnings.Should().ContainSingle().Which.Should().StartWith("Line 1:");
    }

    [Fact]
    public void A_name_edited_by_hand_wins_over_our_own_line()
    {
        Reading.Of(Reader, "#SCHEDULEFLOW-SCHEDULE:{\"name\":\"A\\nB\"}\n#PLAYLIST:A B\n#EXTINF:1,x\nu").Schedules.Single().Name.Should().Be("A\nB");
        Reading.Of(Reader, "#SCHEDULEFLOW-SCHEDULE:{\"name\":\"A\\nB\"}\n#PLAYLIST:C\n#EXTINF:1,x\nu").Schedules.Single().Name.Should().Be("C");
    }

    [Fact]
    public void Memory_does_not_grow_with_the_document() =>
        Allocation.OfReading(Reader, "#EXTM3U\n", "#EXTINF:5,T\nu.mp4\n", 300_000, "").PerEvent.Should().BeLessThan(800);
}
