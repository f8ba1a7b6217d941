using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Json;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats.Json;

public sealed class JsonScheduleReaderTests
{
    private static readonly JsonScheduleReader Reader = new();

    [Theory]
    [InlineData("[{\"title\" \"a quarter of an hour\"}]")]
    [InlineData("[{\"title\":[\"a\" \"b\"]}]")]
    [InlineData("[{\"title\":\"a\"}]]]]]]]]]]]]]]]]]]")]
    [InlineData("[{\"title\":]]]]]]]}, {\"title\":\"a\u00FF\"}]")]
    [InlineData("[{\"title\":\"a\\xbcdefghijkl\"}]")]
    public void What_is_wrong_does_not_depend_on_how_the_bytes_arrive(string document)
    {
        // Latin-1, so that the last but one has a byte that is no UTF-8 behind its fault.
        var bytes = System.Text.Encoding.Latin1.GetBytes(document);
        var whole = Reading.ProblemOf(new JsonScheduleReader(), bytes).Message;
        for (var chunk = 1; chunk < bytes.Length; chunk++)
        {
            // Behind blanks that fill what is looked at before, which is one piece.
            byte[] padded = [.. Enumerable.Repeat((byte)' ', 4096), .. bytes];
            new JsonScheduleReader().Read(Reading.Trickle(padded, chunk), new RecordingSink())!.Message.Should().Be(whole.Replace(Column(whole), Column(whole, 4096), StringComparison.Ordinal));
        }

        static string Column(string message, int more = 0)
        {
            var column = System.Text.RegularExpressions.Regex.Match(message, "column ([0-9]+)");
            return $"column {int.Parse(column.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + more}";
        }
    }

    [Fact]
    public void An_event_is_read_with_its_fields_its_place_and_the_name_of_its_schedule()
    {
        var sink = Reading.Of(Reader, """
            {"schedule": {"id": "x", "name": "Week 48", "metadata": {"name": "Week 48", "source": "json", "event_count": 1},
              "events": [
                {"id": 7, "title": "Caf\u00e9 \"News\"", "start": "2025-11-24T08:00:00Z", "end": 1763974800, "duration": 3600.5,
                 "videoUrl": "https:\/\/example.com/a.mp4", "category": "News", "description": "a\nb"}
              ]}}
            """);

        var schedule = sink.Schedules.Should().ContainSingle().Subject;
        schedule.Name.Should().Be("Week 48");
        schedule.Extras.Should().BeNull();
        schedule.Events.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Position = 1,
            Line = 3,
            Column = 5,
            Id = "7",
            Title = "Café \"News\"",
            Start = "2025-11-24T08:00:00Z",
            End = "1763974800",
            Duration = "3600.5",
            MediaUrl = "https://example.com/a.mp4",
            Category = "News",
            Description = "a\nb",
            Extras = (Extras?)null,
        });
    }

    [Theory]
    [InlineData("""[{"title":"T"}]""")]
    [InlineData("""{"schedule":[{"title":"T"}]}""")]
    [InlineData("""{"events":[{"name":"T"}]}""")]
    [InlineData("""{"items":[{"Title":"T"}]}""")]
    [InlineData("""{"schedule":{"events":[{"title":"T"}]}}""")]
    [InlineData("""{"schedules":[{"events":[{"title":"T"}]}]}""")]
    [InlineData("""{"warnings":{"events":[{"title":"not this"}]},"metadata":{"items":[{}]},"events":[{"title":"T"}]}""")]
    public void Events_are_found_wherever_they_may_stand(string document) =>
        Reading.Of(Reader, document).Events.Should().ContainSingle().Which.Title.Should().Be("T");

    [Fact]
    public void Properties_may_come_in_any_order_and_what_is_unknown_is_kept()
    {
        var sink = Reading.Of(Reader, """
            {"events":[{"tags":["a",{"b":1.50}],"title":"T","live":true,"x\u0022y":"z","category":["c"],"stop":"E","end_time":"F","rating":null}],
             "filepath":"/tmp/x","metadata":{"author":"é","title":"Sub","source":"old"},"name":"N"}
            """);

        var read = sink.Events.Single();
        (read.Title, read.End, read.Category).Should().Be(("T", "F", null));
        (read.Extras?[FormatNames.Json]).Should().Be("""{"tags":["a",{"b":1.50}],"live":true,"x\"y":"z","category":["c"],"stop":"E","rating":null}""");
        sink.Schedules.Single().Name.Should().Be("N");
        sink.Schedules.Single().Extras![FormatNames.Json].Should().Be("""{"filepath":"/tmp/x","metadata":{"title":"Sub","author":"é"}}""");
    }

    [Fact]
    public void Of_two_spellings_the_better_one_wins_and_of_two_equal_names_the_last()
    {
        var read = Reading.Of(Reader, """[{"url":"page","name":"n","videoUrl":"video","title":"a","title":"b"}]""").Events.Single();

        (read.MediaUrl, read.Title, read.Extras?[FormatNames.Json]).Should().Be(("video", "b", """{"url":"page","name":"n"}"""));
    }

    [Fact]
    public void Several_schedules_in_one_document_are_told_apart()
    {
        var sink = Reading.Of(Reader, """
            {"metadata":{"total_events":3,"station":"S"},
             "schedules":[{"events":[{"title":"a"},{"title":"b"}],"name":"One","channel":9},{"name":"Empty","events":[]},{"name":"Three","events":[{"title":"c"}]}]}
            """);

        sink.Schedules.Select(schedule => (schedule.Name, schedule.Extras?[FormatNames.Json], string.Join(',', schedule.Events.Select(read => read.Title)))).Should().Equal(
            ("One", """{"channel":9}""", "a,b"),
            ("Three", null, "c"));
    }

    [Fact]
    public void Values_in_the_list_that_are_no_objects_are_warned_about_with_their_place()
    {
        var sink = Reading.Of(Reader, "[\"a\",\n [1,{}], {\"title\":\"T\"}]");

        sink.EventCount.Should().Be(1);
        sink.Warnings.Should().HaveCount(2);
        sink.Warnings[1].Should().StartWith("Line 2, column 2:");
    }

    [Theory]
    [InlineData("[]", "array")]
    [InlineData("{}", "object")]
    [InlineData("5", "value")]
    [InlineData("null", "value")]
    [InlineData("[1,2]", "array")]
    [InlineData("{\"data\":[{\"title\":\"T\"}]}", "object")]
    public void What_is_well_formed_but_no_schedule_is_a_validation_problem(string document, string kind)
    {
        var problem = Reading.ProblemOf(Reader, document);

        (problem.Type, problem.Message).Should().Be((ErrorType.Validation, $"No events found in the JSON {kind}."));
        problem.Hint.Should().Contain("\"events\"");
    }

    [Theory]
    [InlineData("[\n{\"title\":\"a\"]", "line 2, column 13: ] does not close the object { that was opened in line 2.")]
    [InlineData("{\"events\":[\n{\"title\":\"a\"}", "line 2, column 14: the document ends inside the array [ that was opened in line 1.")]
    [InlineData("{\"events\":[{\"title\":\"a", "line 1, column 23: the document ends inside the object { that was opened in line 1.")]
    [InlineData("[{}]\n[{}]", "line 2, column 1: \"[{}]\" follows the end of the document.")]
    [InlineData("[{},\n]", "line 2, column 1: a comma stands before ].")]
    [InlineData("[{},,{}]", "line 1, column 5: a comma stands where a value is expected.")]
    [InlineData("[{'title':1}]", "line 1, column 3: a string is in single quotes.")]
    [InlineData("[{}, // c\n{}]", "line 1, column 6: a comment stands here.")]
    [InlineData("[{\"é\":1 \"b\":2}]", "line 1, column 9: a comma is missing before this string.")]
    [InlineData("[\"é\nb\"]", "line 1, column 4: the character U+000A stands inside a string or between values.")]
    [InlineData("[\"\\x\"]", "line 1, column 4: \"x\" is not an escape in a string.")]
    [InlineData("[1.]", "line 1, column 4: a number is not complete.")]
    [InlineData("[NaN]", "line 1, column 2: \"NaN]\" is not expected here.")]
    [InlineData("]", "line 1, column 1: ] closes nothing.")]
    [InlineData("[{\"title\":\"\\ud800\"}]", "line 1, column 11: the string holds half of a surrogate pair.")]
    [InlineData("[{\"\\udfff\":1}]", "line 1, column 3: the string holds half of a surrogate pair.")]
    [InlineData("", "line 1, column 1: the document is empty.")]
    [InlineData(" \n ", "line 1, column 1: the document is empty.")]
    public void What_is_not_well_formed_is_a_parse_error_that_names_place_and_fault(string document, string message)
    {
        var problem = Reading.ProblemOf(Reader, document);

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().Be($"The JSON cannot be read at {message}");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"events\":[{\"a\":")]
    public void A_document_100_000_levels_deep_is_refused_at_the_limit(string level)
    {
        var problem = Reading.ProblemOf(Reader, string.Concat(Enumerable.Repeat(level, 100_000)));

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().Contain("nested more than 256 levels deep");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4096)]
    [InlineData(70_000)]
    public void The_pieces_in_which_a_document_arrives_make_no_difference(int chunk)
    {
        var document = new StringBuilder("{\"events\":[");
        for (var i = 0; i < 3000; i++)
        {
            document.Append(i == 0 ? "\n" : ",\n").Append($$"""{"title":"Ünïcode 🎬 {{i}}","start":{{1763974800 + i}}, "x":[{{i}}]}""");
        }

        document.Append("],\n\"name\":\"" + new string('n', 200_000) + "\"}");
        var sink = new RecordingSink();

        var problem = Reader.Read(Reading.Trickle(Encoding.UTF8.GetBytes(document.ToString()), chunk), sink);

        problem.Should().BeNull();
        sink.Schedules.Single().Name.Should().HaveLength(200_000);
        var last = sink.Events.Last();
        (sink.EventCount, last.Title, last.Extras?[FormatNames.Json], last.Line, last.Column).Should().Be((3000, "Ünïcode 🎬 2999", """{"x":[2999]}""", 3001, 1));
    }

    [Fact]
    public void A_fault_behind_the_first_buffer_is_placed_by_line_and_column()
    {
        var document = "[\n" + string.Concat(Enumerable.Repeat("{\"title\":\"é\"},\n", 10_000)) + "{\"title\" \"é\"}]";

        Reading.ProblemOf(Reader, document).Message.Should().StartWith("The JSON cannot be read at line 10002, column 10:");
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_named_with_its_place()
    {
        byte[] document = [.. "[\n{\"x\":\"Caf"u8, 0xE9, .. "\"}]"u8];

        var problem = Reading.ProblemOf(Reader, document);

        (problem.Type, problem.Message).Should().Be((ErrorType.ParseError, "The JSON cannot be read at line 2, column 10: the byte 0xE9 is not UTF-8."));
    }

    [Fact]
    public void A_character_cut_off_at_the_end_is_a_parse_error()
    {
        byte[] document = [.. "[\"a"u8, 0xF0, 0x9F, 0x8E];

        Reading.ProblemOf(Reader, document).Type.Should().Be(ErrorType.ParseError);
    }

    [Fact]
    public void UTF_16_and_a_byte_order_mark_are_read()
    {
        const string document = """[{"title":"Café 🎬"}]""";
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF8Encoding(true) })
        {
            Reading.Of(Reader, [.. encoding.GetPreamble(), .. encoding.GetBytes(document)]).Events.Single().Title.Should().Be("Café 🎬");
        }

        Reading.Of(Reader, Encoding.Unicode.GetBytes(document)).Events.Single().Title.Should().Be("Café 🎬", "zeros give it away");
    }

    [Fact]
    public void Reading_stops_when_the_sink_has_enough()
    {
        var sink = new RecordingSink(maxEvents: 2);

        Reader.Read(new MemoryStream("[{},{},{},!"u8.ToArray()), sink).Should().BeNull();

        sink.EventCount.Should().Be(2);
    }

    [Fact]
    public void Unknown_properties_around_the_events_are_kept_up_to_a_limit_and_then_warned_about()
    {
        var big = string.Join(',', Enumerable.Repeat("\"0123456789012345678901234567890123456789\"", 10_000));

        var sink = Reading.Of(Reader, $$"""{"a":"small","b":[{{big}}],"events":[{}]}""");

        sink.Schedules.Single().Extras![FormatNames.Json].Should().Be("""{"a":"small"}""");
        sink.Warnings.Should().ContainSingle().Which.Should().Contain("256 K of unknown properties");
    }

    [Fact]
    public void Memory_does_not_grow_with_the_document()
    {
        var allocated = Allocation.OfReading(Reader, "[{}", ",{\"id\":1,\"title\":\"T\",\"start\":\"S\"}\n", 150_000 - 1, "]", oneMore: true);

        allocated.PerEvent.Should().BeLessThan(400);
    }
}
