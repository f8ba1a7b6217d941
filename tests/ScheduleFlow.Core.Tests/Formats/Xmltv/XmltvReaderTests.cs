using System.IO.Compression;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats.Xmltv;

public sealed class XmltvReaderTests
{
    private const string Head = "<?xml version=\"1.0\"?><!DOCTYPE tv SYSTEM \"http://127.0.0.1:9/xmltv.dtd\"><tv source-info-name=\"Guide\">";

    private static readonly string Channels = """
        <channel id="one.example.com"><display-name lang="de">Eins</display-name><display-name>1</display-name><icon src="1.png"/></channel>
        <channel id="two.example.com"><display-name>Zwei</display-name></channel>
        """;

    private static ImportDraft Import(string programmes, ReadingOptions? options = null) => ImportAll(Head + Channels + programmes + "</tv>", options).Drafts.Should().ContainSingle().Subject;

    private static ImportResult ImportAll(string document, ReadingOptions? options = null)
    {
        ScheduleFormats.Open(new MemoryStream(Encoding.UTF8.GetBytes(document)), FormatNames.Auto).TryGet(out var input, out var unknown).Should().BeTrue(unknown?.Message);
        input!.Reader.Should().BeOfType<XmltvReader>();
        ImportPipeline.Run(input.Reader, input.Stream, options ?? new ReadingOptions { Start = Instant.MinValue }).TryGet(out var result, out var problem).Should().BeTrue(problem?.Message);
        return result!;
    }

    private static string Programme(string start, string? stop, string title, string channel = "one.example.com", string more = "") =>
        $"""<programme start="{start}" {(stop is null ? "" : $"stop=\"{stop}\"")} channel="{channel}"><title>{title}</title>{more}</programme>""";

    [Fact]
    public void A_programme_that_would_end_after_the_calendar_does_is_left_out()
    {
        var draft = ImportAll(Head + Channels + """
            <programme start="99991231235959 +0000" channel="one.example.com"><title>Last</title></programme>
            <programme start="99991231235900 +0000" channel="one.example.com"><title>Last but one</title></programme>
            </tv>
            """);

        draft.Drafts.Single().Events.Should().ContainSingle().Which.Window.Should().Be(new TimeWindow(Instant.MaxValue.PlusSeconds(-59), Instant.MaxValue));
        draft.Warnings.Should().Contain(warning => warning.Contains("last second of the year 9999", StringComparison.Ordinal));
    }

    [Fact]
    public void Channels_and_programmes_are_one_schedule_and_the_document_type_is_never_fetched()
    {
        var draft = Import(Programme("20261201080000 +0100", "20261201090000 +0100", "A") + Programme("20261201080000 +0100", "20261201083000 +0100", "B", "two.example.com"));

        draft.Name.Should().Be("Guide");
        draft.Channels.Should().Equal(
            new ScheduleChannel("one.example.com", "Eins", """<extras name-lang="de"><display-name>1</display-name><icon src="1.png" /></extras>"""),
            new ScheduleChannel("two.example.com", "Zwei"));
        draft.Events.Select(item => (item.Title, item.Channel, item.Window.ToString())).Should().Equal(
            ("A", "one.example.com", new TimeWindow(InstantText.Parse("2026-12-01T07:00:00Z").Value, InstantText.Parse("2026-12-01T08:00:00Z").Value).ToString()),
            ("B", "two.example.com", new TimeWindow(InstantText.Parse("2026-12-01T07:00:00Z").Value, InstantText.Parse("2026-12-01T07:30:00Z").Value).ToString()));
        draft.Counts.Conflicts.Should().Be(0, "they are on different channels");
        draft.Counts.Gaps.Should().Be(0);
    }

    [Theory]
    [InlineData("20261201080000 +0100", "2026-12-01T07:00:00Z")]
    [InlineData("202612010800 BST", "2026-12-01T07:00:00Z")]
    [InlineData("20261201080000+0130", "2026-12-01T06:30:00Z")]
    [InlineData("20261201080000 -05:30", "2026-12-01T13:30:00Z")]
    [InlineData("20261201080000", "2026-12-01T08:00:00Z")]
    [InlineData("2026120108", "2026-12-01T08:00:00Z")]
    [InlineData("20261201", "2026-12-01T00:00:00Z")]
    [InlineData("202612", "2026-12-01T00:00:00Z")]
    [InlineData("2026 CET", "2025-12-31T23:00:00Z")]
    public void Every_spelling_of_a_time_is_read(string start, string expected) =>
        Import(Programme(start, null, "A")).Events.Single().Window.Start.ToString().Should().Be(expected);

    [Theory]
    [InlineData("20260230080000 +0000", "there is no day 30")]
    [InlineData("20261201080000 +100", "offset")]
    [InlineData("20261201080000 IST", "not a zone with one meaning")]
    [InlineData("1764576000", "no month")]
    public void A_time_that_is_none_refuses_the_guide_and_names_the_line(string start, string reason)
    {
        var problem = ImportPipeline.Run(new XmltvReader(), new MemoryStream(Encoding.UTF8.GetBytes(Head + "\n" + Programme(start, null, "A") + "</tv>")), new ReadingOptions { Start = Instant.MinValue }).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Single().Should().Contain("(line 2, column 1)").And.Contain(reason);
    }

    [Fact]
    public void A_missing_stop_comes_from_the_next_on_the_channel_else_from_the_length_else_from_a_habit()
    {
        var result = ImportAll(Head
            + Programme("20261201100000", null, "last, long", more: "<length units=\"hours\">1.5</length>")
            + Programme("20261201080000", null, "first")
            + Programme("20261201083000", null, "clump 1").Replace("<programme ", "<programme clumpidx=\"0/2\" ", StringComparison.Ordinal)
            + Programme("20261201083000", null, "clump 2").Replace("<programme ", "<programme clumpidx=\"1/2\" ", StringComparison.Ordinal)
            + Programme("20261201081000", null, "alone", "two.example.com")
            + Programme("20261201090000", "20261201085900", "turned round")
            + "</tv>");

        var draft = result.Drafts.Single();
        draft.Events.Select(item => (item.Title, item.Window.Seconds / 60)).Should().Equal(
            ("first", 30), ("alone", 30), ("clump 1", 30), ("clump 2", 30), ("turned round", 60), ("last, long", 90));
        draft.Counts.Conflicts.Should().Be(0, "the two of a clump share their slot");
        result.Warnings.Should().Contain(warning => warning.Contains("before its start", StringComparison.Ordinal))
            .And.Contain("6 programmes had no usable stop: 4 end where the next on the channel begins, 1 after the length given, 1 after half an hour, as nothing says more.");
    }

    [Fact]
    public void A_hole_in_the_guide_is_no_programme_of_three_days()
    {
        var draft = Import(Programme("20261201080000", null, "A") + Programme("20261204080000", "20261204090000", "B"));

        draft.Events[0].Window.Seconds.Should().Be(1800);
    }

    [Fact]
    public void What_says_nothing_is_left_out_with_a_warning_and_the_rest_is_read()
    {
        var result = ImportAll(Head + Programme("20261201080000", "20261201090000", " ") + Programme("20261201090000", "20261201090000", "no time") + Programme("20261201090000", "20261201100000", "B") + "</tv>");

        result.Drafts.Single().Events.Select(item => item.Title).Should().Equal("B");
        result.Warnings.Should().HaveCount(2).And.OnlyContain(warning => warning.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_the_DTD_knows_is_kept_in_its_order_and_the_rest_is_counted()
    {
        var result = ImportAll(Head + """
            <lcn>5</lcn>
            <programme start="20261201080000" stop="20261201090000" channel="one.example.com" videoplus="1" mood="9">
              <new/><live>1</live><icon src="i.png" alt="x"/><icon/>
              <title lang="">  </title><title lang="fr">Titre</title><title lang="en">Title</title>
              <desc>  Two
            lines  </desc><desc lang="en"></desc><category>Film</category><category lang="en">Movie</category>
              <credits><guest>G</guest><actor role="R">A <b>b</b><url>u</url></actor><director>D</director><cat>x</cat></credits>
              <date>2020</date><date>2021</date><episode-num system="xmltv_ns">1x2</episode-num><episode-num>S1</episode-num>
              <rating><icon src="r"/></rating><sub-title>Sub</sub-title><length units="days">1</length><url>https://example.com/</url>
            </programme></tv>
            """);

        var read = result.Drafts.Single().Events.Single();
        (read.Title, read.Description, read.Category, read.MediaUrl).Should().Be(("Titre", "Two\nlines", "Film", null));
        read.Extras![FormatNames.Xmltv].Should().Be(
            """<extras videoplus="1" title-lang="fr"><title lang="en">Title</title><sub-title>Sub</sub-title><credits><director>D</director><actor role="R">A<url>u</url></actor><guest>G</guest></credits>"""
            + """<date>2020</date><category lang="en">Movie</category><icon src="i.png" /><url>https://example.com/</url><episode-num>S1</episode-num><new /></extras>""");
        result.Warnings.Should().ContainSingle().Which.Should().Be(
            "Line 1 and on: XMLTV has no such place for <b> (1), <cat> (1), <episode-num> that is not xmltv_ns (1), <icon> without what it must say (1), <lcn> (1), <length> without what it must say (1), "
            + "<live> (1), <rating> without what it must say (1), a second <date> (1), icon@alt (1) and others; they are not kept.");
    }

    [Fact]
    public void Of_two_ids_or_media_of_ours_the_first_counts_and_the_second_is_not_kept_to_be_taken_for_it()
    {
        var result = ImportAll(Head + """
            <programme start="20261201080000" stop="20261201090000" channel="one.example.com">
              <title>A</title><url system="scheduleflow-media">1.mp4</url><url system="scheduleflow-media">2.mp4</url>
              <episode-num system="scheduleflow-id">1</episode-num><episode-num system="scheduleflow-id">2</episode-num>
            </programme></tv>
            """);

        result.Drafts.Single().Events.Single().Should().BeEquivalentTo(new { Id = "1", MediaUrl = "1.mp4", Extras = (Extras?)null });
        result.Warnings.Should().ContainSingle().Which.Should().Be("Line 2 and on: XMLTV has no such place for a second <episode-num> of ours (1), a second <url> of ours (1); they are not kept.");
    }

    [Fact]
    public void One_channel_can_be_picked()
    {
        var both = Programme("20261201080000", "20261201090000", "A") + Programme("20261201080000", "20261201090000", "B", "two.example.com");
        var draft = Import(both, new ReadingOptions { Start = Instant.MinValue, Channel = "two.example.com" });

        draft.Events.Select(item => item.Title).Should().Equal("B");
        draft.Channels.Should().ContainSingle().Which.Name.Should().Be("Zwei");

        var none = ImportPipeline.Run(new XmltvReader(), new MemoryStream(Encoding.UTF8.GetBytes(Head + both + "</tv>")), new ReadingOptions { Start = Instant.MinValue, Channel = "three" }).Problem!;
        (none.Type, none.Hint).Should().Be((ErrorType.Validation, "Its channels: one.example.com, two.example.com."));
    }

    [Fact]
    public void A_packed_guide_is_unpacked_and_a_damaged_one_is_refused()
    {
        var packed = Gzip(Head + Programme("20261201080000", "20261201090000", "A") + "</tv>");

        ScheduleFormats.Open(Reading.Trickle(packed, 7), FormatNames.Auto).TryGet(out var input, out _).Should().BeTrue();
        Reading.Of(input!.Reader, Unpacked(input.Stream)).Events.Single().Title.Should().Be("A");

        var large = Gzip(Head + string.Concat(Enumerable.Range(0, 5_000).Select(i => Programme("20261201080000", null, $"{i * 7919 % 10_007}"))) + "</tv>");
        var damaged = large.ToArray();
        damaged.AsSpan(large.Length / 2, 100).Fill(0xFF);
        foreach (var document in new[] { damaged, large[..(large.Length / 2)] })
        {
            ScheduleFormats.Open(new MemoryStream(document), FormatNames.Auto).TryGet(out input, out _).Should().BeTrue();
            input!.Reader.Read(input.Stream, new RecordingSink())!.Type.Should().Be(ErrorType.ParseError);
        }
    }

    [Fact]
    public void A_packed_guide_does_not_unpack_without_end()
    {
        var bomb = Gzip(Head + new string(' ', (int)Limits.MaxInputBytes + 1));

        ScheduleFormats.Open(new MemoryStream(bomb), FormatNames.Auto).TryGet(out var input, out _).Should().BeTrue();
        var reading = () => input!.Reader.Read(input.Stream, new RecordingSink());

        reading.Should().Throw<Core.Text.InputTooLargeException>();
    }

    [Theory]
    [InlineData("<tv></tv>", "The guide has no programmes.")]
    [InlineData("<tv><channel id=\"a\"/></tv>", "The guide has 1 channels, but no programmes.")]
    [InlineData("<!DOCTYPE tv [<!ENTITY a \"b\">]><tv></tv>", "The XML cannot be read at line 1, column 23: the document type declares an entity, and entities are not accepted.")]
    [InlineData("<schedule/>", "The root element <schedule> is not that of XMLTV.")]
    public void What_is_no_guide_is_refused(string document, string message) => Reading.ProblemOf(new XmltvReader(), document).Message.Should().Be(message);

    [Fact]
    public void An_id_of_ours_that_is_there_twice_counts_once_and_the_event_is_written_as_it_was_read()
    {
        const string twice = "<url system=\"scheduleflow-media\">a</url><url system=\"scheduleflow-media\">b</url><episode-num system=\"scheduleflow-id\">1</episode-num><episode-num system=\"scheduleflow-id\">2</episode-num><episode-num>S1</episode-num>";
        var read = Import(Programme("20261201080000", "20261201090000", "T", more: twice)).Events.Single();

        (read.Id, read.MediaUrl).Should().Be(("1", "a"));
        read.Extras![FormatNames.Xmltv].Should().Contain("S1").And.NotContain("scheduleflow");
    }

    private static byte[] Unpacked(Stream stream)
    {
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
