using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Formats.TvGuideXml;

public sealed class TvGuideXmlReaderTests
{
    private static readonly TvGuideXmlReader Reader = new();

    [Fact]
    public void An_event_is_read_with_its_fields_its_place_and_the_name_of_its_schedule()
    {
        var sink = Reading.Of(Reader, """
            <?xml version="1.0" encoding="UTF-8"?>
            <tvguide generated="2025-11-23T01:38:54Z">
              <metadata><name>Week 48</name><source>xml</source><event_count>1</event_count></metadata>
              <schedule>
                <event id="a1">
                  <title>Morning &amp; News</title>
                  <start>2025-11-24T08:00:00Z</start>
                  <end>2025-11-24T09:00:00Z</end>
                  <videoUrl>https://example.com/a.mp4?x=1&amp;y=%20</videoUrl>
                  <description><![CDATA[<b>bold</b>]]> and more</description>
                  <category>News</category>
                </event>
              </schedule>
            </tvguide>
            """);

        var schedule = sink.Schedules.Should().ContainSingle().Subject;
        schedule.Name.Should().Be("Week 48");
        schedule.Extras.Should().BeNull();
        schedule.Events.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Position = 1,
            Line = 5,
            Column = 5,
            Id = "a1",
            Title = "Morning & News",
            Start = "2025-11-24T08:00:00Z",
            End = "2025-11-24T09:00:00Z",
            MediaUrl = "https://example.com/a.mp4?x=1&y=%20",
            Description = "<b>bold</b> and more",
            Category = "News",
            Extras = (Extras?)null,
        });
    }

    [Theory]
    [InlineData("<schedule><event><name>T</name><start_time>S</start_time><stop>E</stop><url>U</url><desc>D</desc></event></schedule>")]
    [InlineData("<playlist><item title='T' start='S' end='E' uri='U' description='D'/></playlist>")]
    [InlineData("<tvguide><day><list><item><Title>T</Title><START>S</START><end_time>E</end_time><video_url>U</video_url><description>D</description></item></list></day></tvguide>")]
    [InlineData("<schedule><events><event start='S'><title>T</title><end>E</end><videoUrl>U</videoUrl><desc>D</desc></event></events></schedule>")]
    public void Every_spelling_of_root_event_and_field_is_read(string document)
    {
        var read = Reading.Of(Reader, document).Events.Should().ContainSingle().Subject;

        (read.Title, read.Start, read.End, read.MediaUrl, read.Description).Should().Be(("T", "S", "E", "U", "D"));
        (read.Extras?[FormatNames.Xml]).Should().BeNull();
    }

    [Fact]
    public void What_is_unknown_about_an_event_is_kept()
    {
        var read = Reading.Of(Reader, """
            <schedule xmlns:x="urn:x"><event rating="16" x:mark="m">
              <title>T</title><tags><tag>a</tag><tag b="&quot;">c&amp;d</tag></tags><x:live/><event><title>inner</title></event>
            </event></schedule>
            """).Events.Should().ContainSingle().Subject;

        read.Title.Should().Be("T");
        (read.Extras?[FormatNames.Xml]).Should().Be(
            """<extras rating="16" x:mark="m" xmlns:x="urn:x"><tags><tag>a</tag><tag b="&quot;">c&amp;d</tag></tags><x:live /><event><title>inner</title></event></extras>""");
    }

    [Fact]
    public void Of_two_spellings_the_better_one_wins_and_the_other_is_kept()
    {
        var read = Reading.Of(Reader, "<schedule><event><url>page</url><videoUrl>video</videoUrl><title>a</title><title lang='de'>b</title></event></schedule>").Events.Single();

        (read.MediaUrl, read.Title).Should().Be(("video", "a"));
        (read.Extras?[FormatNames.Xml]).Should().Be("<extras><url>page</url><title>b</title></extras>");
    }

    [Fact]
    public void Several_schedules_in_one_document_each_begin_with_their_first_event()
    {
        var sink = Reading.Of(Reader, """
            <tvguide><metadata><schedule_count>3</schedule_count><station>S</station></metadata>
              <schedule id="1" channel="9"><name>One</name><event><title>a</title></event><event><title>b</title></event></schedule>
              <schedule id="2"><name>Empty</name></schedule>
              <schedule id="3" name="Three"><event><title>c</title></event><metadata><author>me</author></metadata></schedule>
            </tvguide>
            """);

        sink.Schedules.Select(schedule => (schedule.Name, schedule.Extras?[FormatNames.Xml], string.Join(',', schedule.Events.Select(read => read.Title)))).Should().Equal(
            ("One", """<extras channel="9" />""", "a,b"),
            ("Three", "<extras><metadata><author>me</author></metadata></extras>", "c"));
    }

    [Fact]
    public void What_is_unknown_about_the_only_schedule_is_kept_wherever_it_stands()
    {
        var sink = Reading.Of(Reader, """
            <tvguide lang="en"><metadata><title>Sub</title><name>N</name><created>2025</created></metadata>
              <schedule><logo src="l.png"/><event><title>a</title></event><note>after</note></schedule><footer>f</footer></tvguide>
            """);

        sink.Schedules.Single().Name.Should().Be("N");
        sink.Schedules.Single().Extras![FormatNames.Xml].Should().Be(
            """<extras lang="en"><metadata><created>2025</created></metadata><footer>f</footer><logo src="l.png" /><note>after</note></extras>""");
    }

    [Theory]
    [InlineData("<schedule name='A'><event/></schedule>", "A")]
    [InlineData("<schedule><event/><name>A</name></schedule>", "A")]
    [InlineData("<schedule><event/><metadata><title>A</title></metadata></schedule>", "A")]
    [InlineData("<schedule name='B'><metadata><title>C</title><name>A</name></metadata><event/></schedule>", "A")]
    [InlineData("<schedule><event/></schedule>", null)]
    public void The_name_may_stand_in_several_places(string document, string? name) =>
        Reading.Of(Reader, document).Schedules.Single().Name.Should().Be(name);

    [Fact]
    public void Events_are_not_looked_for_inside_metadata() =>
        Reading.ProblemOf(Reader, "<schedule><metadata><event/></metadata></schedule>").Type.Should().Be(ErrorType.Validation);

    [Theory]
    [InlineData("<tv><programme/></tv>", "The root element is <tv>: this is XMLTV.")]
    [InlineData("<ProgramGuide/>", "The root element <ProgramGuide> is not one of a schedule.")]
    [InlineData("<html><body/></html>", "This is a web page (root element <html>), not a schedule.")]
    [InlineData("<schedule><day/></schedule>", "No events found in <schedule>.")]
    public void What_is_well_formed_but_no_schedule_is_a_validation_problem_that_names_it(string document, string message)
    {
        var problem = Reading.ProblemOf(Reader, document);

        (problem.Type, problem.Message).Should().Be((ErrorType.Validation, message));
        problem.Hint.Should().NotBeNull();
    }

    [Theory]
    [InlineData("<schedule>\n <event>\n  <title>x</title>\n </events>\n</schedule>", "line 4, column 4: </events> does not match <event> of line 2.")]
    [InlineData("<schedule>\n <event><title>x</title>", "line 2, column 25: the document ends inside <event> of line 2.")]
    [InlineData("<schedule>\n <event start='x", "line 2, column 17: the document ends inside <schedule> of line 1.")]
    [InlineData("<?xml version='1.0'?>", "line 1, column 1: the document ends before its root element.")]
    [InlineData("<schedule><event/></schedule>\n<schedule/>", "line 2, column 2: a second root element <schedule> follows </schedule>.")]
    [InlineData("<schedule><event/></schedule>\ntext", "line 2, column 1: text follows </schedule>.")]
    [InlineData("<schedule>\n<event><title>a&nbsp;b</title></event></schedule>", "line 2, column 17: the entity &nbsp; is not declared.")]
    [InlineData("<schedule><event><title>a & b</title></event></schedule>", "line 1, column 28: an & stands alone.")]
    [InlineData("<schedule><event><title>a &b c</title></event></schedule>", "line 1, column 29: the & before \"b\" starts no entity.")]
    [InlineData("<schedule><event><title>&#1;</title></event></schedule>", "line 1, column 27: a character reference is wrong.")]
    [InlineData("<schedule><event><title>\u0001</title></event></schedule>", "line 1, column 25: the character U+0001 is not allowed in XML.")]
    [InlineData("<schedule><event><title>a < c</title></event></schedule>", "line 1, column 28: a < stands alone.")]
    [InlineData("<schedule><event a='1' a='2'/></schedule>", "line 1, column 24: the attribute a is there twice, or its name is not allowed.")]
    [InlineData("<schedule><event a=1/></schedule>", "line 1, column 20: an attribute's value is not in quotes.")]
    [InlineData("<schedule><x:event/></schedule>", "line 1, column 12: the prefix of x:event is not declared.")]
    [InlineData(" <?xml version='1.0'?><schedule/>", "line 1, column 4: the XML declaration is not the first thing in the document.")]
    [InlineData("hello", "line 1, column 1: it does not start with a root element.")]
    [InlineData("", "line 1, column 1: the document is empty.")]
    public void What_is_not_well_formed_is_a_parse_error_that_names_place_and_fault(string document, string message)
    {
        var problem = Reading.ProblemOf(Reader, document);

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().Be($"The XML cannot be read at {message}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(5000)]
    public void A_fault_far_inside_is_found_whatever_the_pieces_it_arrives_in(int chunk)
    {
        var document = new StringBuilder("<schedule>\r\n");
        for (var i = 0; i < 1500; i++)
        {
            document.Append("<event>\r\n<title>Ünïcode 🎬</title></event>\r\n");
        }

        document.Append("<event>\n<title>x</titel></event></schedule>");

        var problem = Reader.Read(Reading.Trickle(Encoding.UTF8.GetBytes(document.ToString()), chunk), new RecordingSink());

        problem!.Message.Should().Be("The XML cannot be read at line 3003, column 11: </titel> does not match <title> of line 3003.");
    }

    [Theory]
    [InlineData("<!DOCTYPE schedule SYSTEM 'http://example.com/schedule.dtd'>")]
    [InlineData("<!DOCTYPE schedule PUBLIC '-//X//EN' \"file:///etc/passwd\">")]
    [InlineData("<!DOCTYPE schedule [ <!ELEMENT schedule ANY> <!-- <!ENTITY a 'b'> --> <?p <!ENTITY ?> <!ATTLIST event a CDATA '<!ENTITY'> ]>")]
    public void A_document_type_without_entities_is_ignored(string doctype) =>
        Reading.Of(Reader, $"<?xml version='1.0'?>\n<!-- c -->{doctype}<schedule><event/></schedule>").EventCount.Should().Be(1);

    [Theory]
    [InlineData("<!DOCTYPE schedule [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>", 21)]
    [InlineData("<!DOCTYPE schedule [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>", 21)]
    [InlineData("<!DOCTYPE schedule SYSTEM 'a' [ <!ENTITY % remote SYSTEM 'http://example.com/'> %remote; ]>", 33)]
    public void A_document_type_with_entities_is_refused_before_anything_is_expanded(string doctype, int column)
    {
        var problem = Reading.ProblemOf(Reader, $"{doctype}<schedule><event><title>&b;&xxe;</title></event></schedule>");

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().StartWith($"The XML cannot be read at line 1, column {column + 8}: the document type declares an entity");
    }

    [Fact]
    public void A_document_100_000_levels_deep_is_refused_at_the_limit()
    {
        var problem = Reading.ProblemOf(Reader, "<schedule>" + string.Concat(Enumerable.Repeat("<a>", 100_000)));

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().Contain("nested more than 256 levels deep");
    }

    [Fact]
    public void A_byte_that_contradicts_the_encoding_is_named_with_its_place()
    {
        byte[] document = [.. "<?xml version='1.0' encoding='UTF-8'?>\n<schedule><event><title>Caf"u8, 0xE9, .. "</title></event></schedule>"u8];

        var problem = Reading.ProblemOf(Reader, document);

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().Be("The XML cannot be read at line 2, column 28: the byte 0xE9 is not UTF-8.");
    }

    [Theory]
    [InlineData("utf-16", "it declares encoding=\"utf-16\" but its bytes are not utf-16.")]
    [InlineData("EBCDIC-X", "it declares encoding=\"EBCDIC-X\", which is not known here.")]
    public void An_encoding_that_is_wrong_or_unknown_is_named(string encoding, string message)
    {
        var problem = Reading.ProblemOf(Reader, $"<?xml version='1.0' encoding='{encoding}'?><schedule><event/></schedule>");

        (problem.Type, problem.Message).Should().Be((ErrorType.ParseError, $"The XML cannot be read at line 1, column 1: {message}"));
    }

    [Fact]
    public void Latin_1_Windows_1252_and_UTF_16_are_read()
    {
        const string document = "<?xml version='1.0' encoding='{0}'?><schedule><event><title>Café {1}</title></event></schedule>";
        byte[] Single(string encoding, char last, byte value) =>
            [.. Encoding.Latin1.GetBytes(document.Replace("{0}", encoding).Replace("{1}", "\u0001")).Select(b => b == 1 ? value : b)];

        Reading.Of(Reader, Single("ISO-8859-1", '¤', 0xA4)).Events.Single().Title.Should().Be("Café ¤");
        Reading.Of(Reader, Single("windows-1252", '€', 0x80)).Events.Single().Title.Should().Be("Café €");
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, new UTF8Encoding(true) })
        {
            var name = encoding is UTF8Encoding ? "UTF-8" : "UTF-16";
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(document.Replace("{0}", name).Replace("{1}", "🎬"))];
            Reading.Of(Reader, bytes).Events.Single().Title.Should().Be("Café 🎬");
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_in_UTF_16_is_a_parse_error()
    {
        byte[] document = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<schedule><event><title>"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("</title></event></schedule>")];

        Reading.ProblemOf(Reader, document).Should().BeEquivalentTo(new { Type = ErrorType.ParseError }).And.BeOfType<Problem>()
            .Which.Message.Should().Contain("starts as UTF-16LE but holds bytes that are not UTF-16LE");
    }

    [Fact]
    public void Reading_stops_when_the_sink_has_enough()
    {
        var sink = new RecordingSink(maxEvents: 2);

        Reader.Read(new MemoryStream("<schedule><event/><event/><event/><broken"u8.ToArray()), sink).Should().BeNull();

        sink.EventCount.Should().Be(2);
    }

    [Fact]
    public void Unknown_elements_around_the_events_are_kept_up_to_a_limit_and_then_warned_about()
    {
        var big = string.Concat(Enumerable.Repeat("<x>0123456789012345678901234567890123456789</x>", 10_000));

        var sink = Reading.Of(Reader, $"<schedule><a>small</a><b>{big}</b><event/></schedule>");

        sink.Schedules.Single().Extras![FormatNames.Xml].Should().Be("<extras><a>small</a></extras>");
        sink.Warnings.Should().ContainSingle().Which.Should().Contain("256 K of unknown elements");
    }

    [Fact]
    public void Memory_does_not_grow_with_the_document()
    {
        // 8 MB through a reader whose buffers are a fraction of it; the events are counted and let go.
        var allocated = Allocation.OfReading(Reader, "<schedule>", "<event id='1'><title>T</title><start>S</start></event>\n", 150_000, "</schedule>");

        allocated.PerEvent.Should().BeLessThan(600);
    }
}
