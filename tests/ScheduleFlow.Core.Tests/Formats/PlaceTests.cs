using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>What readers say has its place as data, too: the same that the sentence names.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData(FormatNames.Xml, "<schedule>\n <event></item>\n</schedule>")]
    [InlineData(FormatNames.Xml, "<!DOCTYPE a [\n <!ENTITY b \"c\">]>\n<a/>")]
    [InlineData(FormatNames.Json, "{\"events\":[\n  {\"title\": ]}")]
    [InlineData(FormatNames.Csv, "title,start,end\n\"News,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z")]
    [InlineData(FormatNames.Ics, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n")]
    public void A_document_that_cannot_be_read_is_wrong_at_a_place(string format, string document)
    {
        var note = Read(format, document).Notes.Single();

        note.Line.Should().BePositive();
        note.Message.Should().Contain($"line {note.Line}, column {note.Column}:");
    }

    [Theory]
    [InlineData(FormatNames.M3u, "#EXTM3U\n#EXTINF:60,News\na.mp4\nb.mp4 line 7, column 9\n", 4, 0)]
    [InlineData(FormatNames.Ics, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:In column 7\nSTATUS:CANCELLED\nDTSTART:20260101T000000Z\nDTEND:20260101T010000Z\nEND:VEVENT\nEND:VCALENDAR\n", 2, 0)]
    [InlineData(FormatNames.Json, "{\"events\":[\n  7,\n  {\"title\":\"News\",\"start\":\"2026-01-01T00:00:00Z\",\"end\":\"2026-01-01T01:00:00Z\"}]}", 2, 3)]
    public void A_warning_has_the_place_that_the_reader_means_and_none_that_a_title_names(string format, string document, int line, int column)
    {
        var note = Read(format, document).Notes.First(note => note.Rule == ReadingRule.Rule);

        (note.Line, note.Column).Should().Be((line, column));
    }

    [Fact]
    public void A_plan_that_is_no_YAML_is_wrong_at_a_place()
    {
        PlanTree.Parse("a: 1\nb: &c 2\n").Problem!.Place.Should().Be(new Place(2, 4));
        PlanEncoding.Decode([(byte)'a', (byte)'\n', (byte)'b', 0xFF]).Problem!.Place.Should().Be(new Place(2, 2));
    }

    [Fact]
    public void A_place_is_not_on_the_wire()
    {
        var problem = new Problem(ErrorType.ParseError, "It cannot be read at line 2, column 3.") { Place = new Place(2, 3) };

        Encoding.UTF8.GetString(ProblemJson.ToUtf8(problem)).Should().Be("""{"status":"error","type":"parse_error","message":"It cannot be read at line 2, column 3."}""");
    }

    private static LintedDocument Read(string format, string document) => LintReading.Read(
        "a document", new MemoryStream(Encoding.UTF8.GetBytes(document)), format, new ReadingOptions { Start = Instant.FromUtc(2026, 1, 1, 0) });
}
