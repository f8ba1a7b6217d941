using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Csv;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats.Csv;

public sealed class CsvScheduleReaderTests
{
    [Theory]
    [InlineData("Title,Start Time,END,Video URL,mood\r\nA,2026-12-01,2026-12-02,u,9\r\n")]
    [InlineData("\uFEFFtitle;start;stop;url;mood\nA;2026-12-01;2026-12-02;u;9")]
    [InlineData("name\tstart-time\tend_time\turi\tmood\rA\t2026-12-01\t2026-12-02\tu\t9\r\r")]
    [InlineData("\n\"title\"|\"start\"|end|url|mood\n\n\"A\"|2026-12-01|\"2026-12-02\"|u|9")]
    public void Separators_line_ends_and_spellings_of_columns_are_seen_by_content(string document)
    {
        ScheduleFormats.Open(new MemoryStream(Encoding.UTF8.GetBytes(document)), FormatNames.Auto).TryGet(out var input, out var problem).Should().BeTrue(problem?.Message);
        var sink = new RecordingSink();
        (input!.Reader.Read(input.Stream, sink)?.Message).Should().BeNull();

        sink.Events.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Title = "A", Start = "2026-12-01", End = "2026-12-02", MediaUrl = "u", Extras = Extras.Of(FormatNames.Csv, """{"mood":"9"}""") });
    }

    [Fact]
    public void Quotes_hold_anything_and_lines_are_counted_through_them()
    {
        var sink = Reading.Of(new CsvScheduleReader(), "title,start,duration\n\"a \"\"b\"\",\r\nc\",1,1:30:00\nd\"e,2,1:30\n,3,90\n");

        sink.Events.Select(read => (read.Title, read.Duration, read.Line)).Should().Equal(("a \"b\",\r\nc", "5400", 2), ("d\"e", "5400", 4), (null, "90", 5));
    }

    [Fact]
    public void Windows_1252_is_read_with_a_warning_and_cells_too_many_draw_one()
    {
        var sink = Reading.Of(new CsvScheduleReader(), [.. "title,start,end\nStra"u8, 0xDF, .. "e,1,2,3,,4\nB,1,2,,\n"u8]);

        sink.Events.First().Title.Should().Be("Straße");
        sink.Warnings.Should().HaveCount(2).And.Contain("Line 2: it has 6 cells, but the header has 3; the last ones are not kept.");
    }

    [Theory]
    [InlineData("a,b\n1,2", "The first line of the CSV does not name the columns title and start.")]
    [InlineData("title,start\n", "The CSV has a header, but no records.")]
    [InlineData("title,start\n\"a,2\nb,3", "The CSV cannot be read at line 2, column 1: the quote that begins here does not end.")]
    [InlineData("title,start\n\"a\"b,2", "The CSV cannot be read at line 2, column 1: text follows a quote that ends a cell.")]
    [InlineData("", "The CSV cannot be read at line 1, column 1: the document is empty.")]
    public void What_is_no_schedule_is_refused(string document, string message) => Reading.ProblemOf(new CsvScheduleReader(), document).Message.Should().Be(message);

    [Fact]
    public void A_quote_that_is_missing_does_not_swallow_a_document_without_end()
    {
        var problem = Reading.ProblemOf(new CsvScheduleReader(), "title,start\n\"" + new string('a', 2_000_000));

        problem.Message.Should().Contain("is a quote missing?");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("-5", "'-5")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    public void What_a_spreadsheet_would_run_is_text_in_it_and_is_read_back_as_it_was(string title, string cell)
    {
        var start = InstantText.Parse("2026-12-01").Value;
        var output = new MemoryStream();
        new CsvScheduleWriter().Write(
            output,
            new Schedule
            {
                Id = new ScheduleId(Guid.Empty),
                Name = "x",
                Source = "json",
                Imported = start,
                Counts = new ImportCounts(1, 0, 0, 0),
                Events = [new ScheduleEvent { Id = "1", Title = title, Window = new TimeWindow(start, start.PlusSeconds(60)) }],
            },
            new WriteOptions(start));

        Encoding.UTF8.GetString(output.ToArray()).Should().Be($"title,start,end,duration,channel,url,category,description,id\r\n{cell},2026-12-01T00:00:00Z,2026-12-01T00:01:00Z,60,,,,,1\r\n");
        Reading.Of(new CsvScheduleReader(), output.ToArray()).Events.Single().Title.Should().Be(title);
    }
}
