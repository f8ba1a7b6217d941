using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Formats.Json;
using ScheduleFlow.Core.Formats.TvGuideXml;

namespace ScheduleFlow.Core.Tests.Formats;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("", nameof(DocumentKind.Empty))]
    [InlineData(" \r\n\t", nameof(DocumentKind.Empty))]
    [InlineData("<schedule/>", nameof(DocumentKind.Xml))]
    [InlineData("\uFEFF\n <?xml version='1.0'?>", nameof(DocumentKind.Xml))]
    [InlineData("<!-- #EXTM3U -->\n#EXTINF:1", nameof(DocumentKind.Xml))]
    [InlineData(" { \"a\": 1 }", nameof(DocumentKind.Json))]
    [InlineData("[]", nameof(DocumentKind.Json))]
    [InlineData("#EXTM3U", nameof(DocumentKind.M3u))]
    [InlineData("# test\n\n  #extinf:1,x\nu", nameof(DocumentKind.M3u))]
    [InlineData("<<<<<<< HEAD\n\uFEFF#EXTM3U\n", nameof(DocumentKind.M3u))]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3", nameof(DocumentKind.Hls))]
    [InlineData("[playlist]\nFile1=a", nameof(DocumentKind.Pls))]
    [InlineData("http://example.com/a.mp4\n", nameof(DocumentKind.Text))]
    [InlineData("Título;Início\n", nameof(DocumentKind.Text))]
    [InlineData("a\0b", nameof(DocumentKind.Binary))]
    [InlineData("\u0001\u0002\u0003\u0004abc", nameof(DocumentKind.Binary))]
    public void Content_decides(string text, string kind)
    {
        FormatSniffer.Sniff(Encoding.UTF8.GetBytes(text)).Kind.ToString().Should().Be(kind);
        if (text.Length > 1 && kind is not nameof(DocumentKind.Binary))
        {
            FormatSniffer.Sniff([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]).Kind.ToString().Should().Be(kind, "UTF-16");
        }
    }

    [Fact]
    public void Encodings_are_told_by_their_marks_or_their_zeros()
    {
        FormatSniffer.Sniff("[]"u8).Encoding.Should().Be("UTF-8");
        FormatSniffer.Sniff([0xFF, 0xFE, (byte)'[', 0]).Encoding.Should().Be("UTF-16LE");
        FormatSniffer.Sniff([0, (byte)'[', 0, (byte)']']).Should().BeEquivalentTo(new { Kind = DocumentKind.Json, Encoding = "UTF-16BE" });
        FormatSniffer.Sniff([0xFF, 0xFE, 0, 0, (byte)'[', 0, 0, 0]).Should().BeEquivalentTo(new { Kind = DocumentKind.Json, Encoding = "UTF-32LE" });
    }

    [Fact]
    public void Packed_and_binary_files_are_named()
    {
        FormatSniffer.Sniff([0x1F, 0x8B, 8, 0]).Refusal("XML").Should().BeEquivalentTo(new { Type = ErrorType.ParseError, Hint = "Unpack it first: gunzip FILE." });
        FormatSniffer.Sniff([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]).Refusal("XML").Message.Should().Be("This is a PNG image, not text.");
    }

    [Theory]
    [InlineData("<schedule><event/></schedule>", "auto", typeof(TvGuideXmlReader))]
    [InlineData("[{}]", "auto", typeof(JsonScheduleReader))]
    [InlineData("#EXTM3U\nu", "auto", typeof(GuardedReader))]
    [InlineData("one.mp3", "m3u", typeof(GuardedReader))]
    public void A_document_is_opened_with_its_reader_and_all_its_bytes(string document, string format, Type reader)
    {
        ScheduleFormats.Open(new MemoryStream(Encoding.UTF8.GetBytes(document)), format).TryGet(out var input, out _).Should().BeTrue();

        input!.Reader.Should().BeOfType(reader);
        input.Reader.Read(input.Stream, new RecordingSink()).Should().BeNull();
    }

    [Theory]
    [InlineData("[]", "yaml", "\"yaml\" is not a format that can be read.")]
    [InlineData("one.mp3", "auto", "This is plain text, not a schedule.")]
    [InlineData("", "auto", "The document cannot be read at line 1, column 1: the document is empty.")]
    public void What_cannot_be_opened_is_a_problem(string document, string format, string message) =>
        ScheduleFormats.Open(new MemoryStream(Encoding.UTF8.GetBytes(document)), format).Problem!.Message.Should().Be(message);

    [Fact]
    public void Every_name_has_its_reader_or_writer()
    {
        ScheduleFormats.ReaderNames.Where(name => name != FormatNames.Auto).Should().OnlyContain(name => ScheduleFormats.Reader(name)!.Format == name);
        ScheduleFormats.WriterNames.Should().OnlyContain(name => ScheduleFormats.Writer(name)!.Format == name);
        ScheduleFormats.Writer("auto").Should().BeNull();
    }

    [Fact]
    public void The_formats_that_an_export_offers_are_those_that_are_written() =>
        SelectionOptions.Format.Choices.Should().Equal(ScheduleFormats.WriterNames);
}
