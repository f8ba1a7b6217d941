using System.Text;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Tests.Formats;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Tests.Text;

public sealed class LenientUtf8Tests
{
    private static string Read(byte[] document, int chunk, out LenientUtf8 lenient)
    {
        lenient = new LenientUtf8(Reading.Trickle(document, chunk));
        return new StreamReader(lenient, new UTF8Encoding(false, throwOnInvalidBytes: true)).ReadToEnd();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void What_is_UTF8_stays_as_it_is(int chunk)
    {
        var text = string.Concat(Enumerable.Repeat("aé€🎬\n", 20_000));

        Read(Encoding.UTF8.GetBytes(text), chunk, out var lenient).Should().Be(text);
        lenient.FirstForeignLine.Should().Be(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100_000)]
    public void Other_bytes_are_Windows_1252_wherever_they_stand(int chunk)
    {
        byte[] document = [.. "ein\nzwei é\n"u8, 0x84, .. "Stra"u8, 0xDF, .. "e"u8, 0x93, (byte)'\n', .. "é "u8, 0xE2, 0x82, (byte)' ', 0xF0, 0x9F, 0x8E];

        Read(document, chunk, out var lenient).Should().Be("ein\nzwei é\n„Straße“\né â‚ ðŸŽ");
        lenient.FirstForeignLine.Should().Be(3);
    }

    [Fact]
    public void XML_that_says_nothing_about_its_encoding_is_read_so_with_a_warning()
    {
        byte[] document = [.. "<schedule>\n<event><title>Stra"u8, 0xDF, .. "e</title></event></schedule>"u8];

        var sink = Reading.Of(new TvGuideXmlReader(), document);

        sink.Events.Single().Title.Should().Be("Straße");
        sink.Warnings.Should().ContainSingle().Which.Should().StartWith("Line 2: it is not UTF-8");
    }

    [Fact]
    public void XML_that_contradicts_its_declaration_is_refused_at_the_byte()
    {
        byte[] document = [.. "<?xml version='1.0' encoding='UTF-8'?>\n<schedule><event><title>Stra"u8, 0xDF, .. "e</title></event></schedule>"u8];

        Reading.ProblemOf(new TvGuideXmlReader(), document).Message.Should().Be("The XML cannot be read at line 2, column 29: the byte 0xDF is not UTF-8.");
    }
}
