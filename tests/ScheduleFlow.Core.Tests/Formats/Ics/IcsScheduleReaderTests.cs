using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Ics;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats.Ics;

public sealed class IcsScheduleReaderTests
{
    private static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:My\\, own\r\n" + string.Concat(events.Select(lines => $"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n")) + "END:VCALENDAR\r\n";

    private static ImportResult Import(string document, Zone? zone = null)
    {
        ScheduleFormats.Open(Reading.Trickle(Encoding.UTF8.GetBytes(document), 10), FormatNames.Auto).TryGet(out var input, out var unknown).Should().BeTrue(unknown?.Message);
        input!.Reader.Should().BeOfType<IcsScheduleReader>();
        ImportPipeline.Run(input.Reader, input.Stream, new ReadingOptions { Start = Instant.MinValue, Zone = zone }).TryGet(out var result, out var problem).Should().BeTrue(problem?.Message + string.Join('\n', problem?.Errors ?? []));
        return result!;
    }

    [Theory]
    [InlineData("DTSTART:20261201T080000Z\r\nDTEND:20261201T090000Z", "2026-12-01T08:00:00Z", 3600)]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261201T080000\r\nDTEND;TZID=America/New_York:20261201T090000", "2026-12-01T07:00:00Z", 25200)]
    [InlineData("DTSTART;TZID=\"/example.org/20250101_1/Europe/Berlin\":20260701T080000\r\nDURATION:PT1H30M", "2026-07-01T06:00:00Z", 5400)]
    [InlineData("DTSTART;TZID=W. Europe Standard Time:20261201T080000\r\nDURATION:P1DT1S", "2026-12-01T07:00:00Z", 86401)]
    [InlineData("DTSTART;VALUE=DATE:20261201", "2026-12-01T00:00:00Z", 86400)]
    [InlineData("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203", "2026-12-01T00:00:00Z", 172800)]
    [InlineData("DTSTART:20261201T080000\r\nDURATION:P1W", "2026-12-01T08:00:00Z", 604800)]
    public void Times_are_read_in_the_zone_that_they_name(string times, string start, long seconds)
    {
        var read = Import(Calendar("SUMMARY:A\r\n" + times)).Drafts.Single().Events.Single();

        (read.Window.Start.ToString(), read.Window.Seconds).Should().Be((start, seconds));
    }

    [Fact]
    public void What_an_event_ends_with_itself_is_kept_with_an_end_of_its_own()
    {
        var result = Import(Calendar("SUMMARY:A\r\nDTSTART:20261201T080000Z\r\nDURATION:PT1H\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M"));

        result.Drafts.Single().Events.Single().Extras![FormatNames.Ics].Should().Be("BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM");
        result.Warnings.Should().ContainSingle().Which.Should().Contain("BEGIN:VALARM is not ended");
    }

    [Fact]
    public void A_time_of_no_zone_is_in_that_of_the_import_across_a_change_of_the_clocks()
    {
        Zone.TryFind("Europe/Berlin", out var berlin, out _).Should().BeTrue();

        var result = Import(Calendar("SUMMARY:A\r\nDTSTART:20261201T080000\r\nDTEND:20261201T090000", "SUMMARY:B\r\nDTSTART;TZID=Europe/Berlin:20260329T023000\r\nDTEND:20260329T040000Z"), berlin);

        result.Drafts.Single().Events.Select(item => item.Window.Start.ToString()).Should().Equal("2026-03-29T01:30:00Z", "2026-12-01T07:00:00Z");
        result.Warnings.Should().ContainSingle().Which.Should().Contain("does not exist that day");
    }

    [Fact]
    public void Texts_are_unescaped_folded_lines_joined_even_inside_a_character_and_the_rest_is_kept()
    {
        byte[] document =
        [
            .. "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@example.com\nSUMMARY;LANGUAGE=de:A\\, b\\; c\\\\n \\n d Stra"u8, 0xC3, .. "\n "u8, 0x9F,
            .. "e\nDTSTART:20261201T080000Z\nDTEND:20261201T090000Z\nCATEGORIES:News\\, live,Sport\nGEO:1;2\nURL:https://example.com/a\nBEGIN:VALARM\nSUMMARY:no\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR"u8,
        ];

        var read = Reading.Of(new IcsScheduleReader(), document).Events.Single();

        (read.Id, read.Title, read.Category, read.MediaUrl).Should().Be(("1@example.com", "A, b; c\\n \n d Straße", "News, live", "https://example.com/a"));
        read.Extras![FormatNames.Ics].Should().Be("CATEGORIES:Sport\nGEO:1;2\nBEGIN:VALARM\nSUMMARY:no\nEND:VALARM");
    }

    [Fact]
    public void What_repeats_is_read_once_what_is_cancelled_not_at_all_and_both_are_said()
    {
        var result = Import(Calendar(
            "SUMMARY:A\r\nDTSTART:20261201T080000Z\r\nDTEND:20261201T090000Z\r\nRRULE:FREQ=DAILY",
            "SUMMARY:B\r\nDTSTART:20261201T100000Z\r\nDTEND:20261201T110000Z\r\nSTATUS:CANCELLED",
            "SUMMARY:C\r\nDTSTART:20261201T120000Z",
            "oops\r\nSUMMARY:D\r\nDTSTART:20261201T120000Z\r\nDTEND:20261201T130000Z"));

        result.Drafts.Single().Name.Should().Be("My, own");
        result.Drafts.Single().Events.Select(item => item.Title).Should().Equal("A", "D");
        result.Warnings.Should().HaveCount(4).And.Contain([
            "Line 4: the event “A” repeats (RRULE or RDATE): only its first occurrence was read.",
            "Line 10: the event “B” is cancelled and was left out.",
            "Line 21: it is not a “NAME:value” line and was skipped."]);
    }

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A", "The iCalendar cannot be read at line 3, column 1: the document ends inside BEGIN:VEVENT of line 2.")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "The calendar has no events.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR", "The calendar has no events, only tasks, journals or free-busy times.")]
    [InlineData("BEGIN:VEVENT\nEND:VEVENT", "This is not an iCalendar document: it has no BEGIN:VCALENDAR.")]
    [InlineData("", "The iCalendar cannot be read at line 1, column 1: the document is empty.")]
    public void What_is_no_calendar_of_events_is_refused(string document, string message) => Reading.ProblemOf(new IcsScheduleReader(), document).Message.Should().Be(message);

    [Fact]
    public void A_zone_that_is_not_known_is_an_error_that_names_it()
    {
        var problem = ImportPipeline.Run(
            new IcsScheduleReader(),
            new MemoryStream(Encoding.UTF8.GetBytes(Calendar("SUMMARY:A\r\nDTSTART;TZID=Atlantis:20261201T080000\r\nDURATION:PT1H"))),
            new ReadingOptions { Start = Instant.MinValue }).Problem!;

        (problem.Type, problem.Errors.Single()).Should().Match<(ErrorType Type, string Error)>(found => found.Type == ErrorType.Validation && found.Error.Contains("Atlantis", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_parser_reads_what_we_write_and_no_line_is_longer_than_75_bytes()
    {
        var start = InstantText.Parse("2026-12-01").Value;
        var schedule = new Schedule
        {
            Id = new ScheduleId(Guid.Parse("00000000-0000-0000-0000-00000000000a")),
            Name = "Föhn, Harbour",
            Source = "json",
            Imported = start,
            Counts = new ImportCounts(40, 0, 0, 0),
            Events =
            [
                .. Enumerable.Range(0, 40).Select(i => new ScheduleEvent
                {
                    Id = $"{i % 39}",
                    Title = string.Concat(Enumerable.Repeat("é🎬;,\\", i)) + "x\ny",
                    Window = new TimeWindow(start.PlusSeconds(i * 60), start.PlusSeconds((i * 60) + 60)),
                    MediaUrl = i % 2 == 0 ? "https://media.example.edu/" + new string('a', i * 4) : "C:\\media,x;y.mp4",
                    Description = "One\ntwo",
                    Category = "a, b",
                    Channel = i % 3 == 0 ? "c1" : null,
                }),
            ],
        };
        var output = new MemoryStream();
        new IcsScheduleWriter().Write(output, schedule, new WriteOptions(start));
        var text = Encoding.UTF8.GetString(output.ToArray());

        text.Split("\r\n").Should().OnlyContain(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContainAny("\r", "\n");
        var calendar = global::Ical.Net.Calendar.Load(text)!;
        calendar.Events.Should().HaveCount(40);
        calendar.Events.Select(item => item.Uid).Should().OnlyHaveUniqueItems().And.Contain("5@00000000-0000-0000-0000-00000000000a.scheduleflow");
        calendar.Events.OrderBy(item => item.Start!.AsUtc).Select(item => (item.Summary, item.Start!.AsUtc, item.End!.AsUtc, item.Description, item.Categories.Single())).Should().Equal(
            schedule.Events.Select(item => (item.Title, item.Window.Start.ToDateTimeOffset().UtcDateTime, item.Window.End.ToDateTimeOffset().UtcDateTime, "One\ntwo", "a, b"))!);
        calendar.Events.Select(item => item.Location).Should().Contain("c1");
    }
}
