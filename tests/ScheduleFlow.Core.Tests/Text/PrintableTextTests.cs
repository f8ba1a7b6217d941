using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Tests.Text;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("News, “live”: שלום 你好 👩‍👩‍👧", "News, “live”: שלום 你好 👩‍👩‍👧")]
    [InlineData("two\r\nlines\tand a tab", "two  lines and a tab")]
    [InlineData("\u001b[31mred\u009b0m\a", @"\u001b[31mred\u009b0m\u0007")]
    [InlineData("gpj.\u202egnp\u202c", @"gpj.\u202egnp\u202c")]
    [InlineData("\u202a\u202b\u202d\u2066\u2067\u2068\u2069", @"\u202a\u202b\u202d\u2066\u2067\u2068\u2069")]
    [InlineData("marks \u200e\u200f stay", "marks \u200e\u200f stay")]
    public void What_would_move_the_cursor_or_reorder_the_line_is_shown_instead(string text, string expected) =>
        PrintableText.Of(text).Should().Be(expected);

    [Fact]
    public void JSON_for_a_terminal_is_the_same_document_without_them()
    {
        var json = "{\"title\":\"a\u202eb\u2066c\"}"u8;

        var shown = Encoding.UTF8.GetString(PrintableText.OfJson(json));

        shown.Should().Be(@"{""title"":""a\u202eb\u2066c""}");
        JsonDocument.Parse(shown).RootElement.GetProperty("title").GetString().Should().Be("a\u202eb\u2066c");
    }
}
