using System.Globalization;
using System.IO.Compression;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Xml;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Text.Xml;

public sealed class AttributeGuardTests
{
    private const string Event = "<event><title>A</title><start>2026-12-01T00:00:00Z</start><duration>60</duration></event>";

    [Theory]
    [InlineData("<schedule>" + Event + "<x ATTRIBUTES/></schedule>")]
    [InlineData("<schedule ATTRIBUTES>" + Event + "</schedule>")]
    [InlineData("<schedule>\n\n<event ATTRIBUTES><title>A</title></event></schedule>")]
    [InlineData("<tv><channel id=\"a\" ATTRIBUTES/></tv>")]
    [InlineData("<!DOCTYPE tv SYSTEM \"<b'\"><tv ATTRIBUTES></tv>")]
    [InlineData("<!DOCTYPE tv [<!ELEMENT tv ANY><!-- ' --><?x ' ?>]><tv ATTRIBUTES></tv>")]
    [InlineData("<?xml version='1.0'?><!-- \" <a ' --><?x \" ?><tv ATTRIBUTES></tv>")]
    [InlineData("<schedule><![CDATA[ \" ' ]] > ]]><x ATTRIBUTES/></schedule>")]
    public void An_element_with_more_attributes_than_the_limit_is_too_large(string document)
    {
        var problem = Import(document.Replace("ATTRIBUTES", Attributes(Limits.MaxAttributes + 1), StringComparison.Ordinal)).Problem!;

        problem.Type.Should().Be(ErrorType.TooLarge);
        problem.Message.Should().MatchRegex(@"^Line \d+, column \d+: an element has more than 256 attributes\.$");
    }

    [Theory]
    [InlineData("<schedule>" + Event + "<x ATTRIBUTES/><y ATTRIBUTES/></schedule>")]
    [InlineData("<schedule><!-- <x ATTRIBUTES ATTRIBUTES/> --><![CDATA[<x ATTRIBUTES ATTRIBUTES/>]]><?x <x ATTRIBUTES ATTRIBUTES/> ?>" + Event + "</schedule>")]
    [InlineData("<schedule x=\"ATTRIBUTES ATTRIBUTES\">" + Event + "ATTRIBUTES ATTRIBUTES</schedule>")]
    public void What_is_no_attribute_is_not_counted(string document)
    {
        document = document.Replace("x=\"ATTRIBUTES ATTRIBUTES\"", $"x=\"{Attributes(600).Replace('"', '\'')}\"", StringComparison.Ordinal);
        document = document.Replace("ATTRIBUTES", Attributes(Limits.MaxAttributes - 10), StringComparison.Ordinal);

        Import(document).Problem.Should().BeNull();
    }

    [Theory]
    [InlineData(256, false)]
    [InlineData(257, true)]
    public void The_shortest_attributes_are_counted_as_well(int count, bool refused)
    {
        // The names are of one letter, so that each attribute has five characters; short elements come before and after.
        var attributes = string.Concat(Enumerable.Range(0x4E00, count).Select(letter => $" {(char)letter}=''"));

        var problem = Import($"<schedule>{Event}<x{attributes}/>{Event}</schedule>").Problem;

        (problem?.Type == ErrorType.TooLarge).Should().Be(refused);
    }

    [Theory]
    [InlineData("<schedule>" + Event + "<!-- <x ATTRIBUTES> -->" + Event + "</schedule>")]
    [InlineData("<schedule>" + Event + "<?x <x ATTRIBUTES> ?>" + Event + "</schedule>")]
    [InlineData("<schedule>" + Event + "<![CDATA[<x ATTRIBUTES>]]>" + Event + "</schedule>")]
    public void A_mark_after_short_elements_is_seen(string document) =>
        Import(document.Replace("ATTRIBUTES", Attributes(Limits.MaxAttributes + 1), StringComparison.Ordinal)).Problem.Should().BeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(500)]
    [InlineData(10_000)]
    public void However_the_text_arrives_it_is_understood_the_same(int piece)
    {
        var few = string.Concat(Enumerable.Repeat("<a b='?!'>! ?</a>", 300));
        var document = $"<!DOCTYPE tv [<!-- ' -->]><tv>{few}<!-- \" --><![CDATA[ ' ]]>{few}<x {Attributes(257)}/>{few}</tv>";
        using var text = new Utf8TextReader(new MemoryStream(Encoding.UTF8.GetBytes(document)), "XML");
        using var guard = new AttributeGuard(text, text);
        var buffer = new char[piece];

        FluentActions.Invoking(() =>
        {
            while (guard.Read(buffer, 0, piece) > 0)
            {
            }
        }).Should().Throw<UnreadableException>().Which.Problem.Type.Should().Be(ErrorType.TooLarge);
    }

    [Fact(Timeout = 30_000)]
    public Task A_million_attributes_are_refused_without_reading_them() => Task.Run(() =>
    {
        // 2.3 MB packed took 30 seconds: the parser compares each attribute with all others. Now the first buffers decide.
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes($"<schedule {Attributes(1_000_000)}>{Event}</schedule>"));
        }

        packed.Position = 0;
        Import(packed).Problem!.Type.Should().Be(ErrorType.TooLarge);
        packed.Position.Should().BeLessThan(packed.Length, "the rest is not even unpacked");
    }, TestContext.Current.CancellationToken);

    private static string Attributes(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i}=\"{i}\" ");
        }

        return text.ToString();
    }

    private static Outcome<ImportResult> Import(string document) => Import(new MemoryStream(Encoding.UTF8.GetBytes(document)));

    private static Outcome<ImportResult> Import(Stream document)
    {
        if (!ScheduleFormats.Open(document, FormatNames.Auto).TryGet(out var input, out var problem))
        {
            return problem;
        }

        return ImportPipeline.Run(input.Reader, input.Stream, new ReadingOptions { Start = InstantText.Parse("2026-12-01T00:00:00Z").Value });
    }
}
