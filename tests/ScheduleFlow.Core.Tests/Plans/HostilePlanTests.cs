using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Plans;
using static ScheduleFlow.Core.Tests.Plans.PlanErrorTests;

namespace ScheduleFlow.Core.Tests.Plans;

/// <summary>What is no plan, or means harm: a problem with the place, in little time and memory.</summary>
public sealed class HostilePlanTests
{
    private const string Laughs = """
        a: &a ["lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol"]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
        channel: *d
        """;

    private const string NoAnchors = "anchors (&) and aliases (*) are not read. Quote a text that begins with such a character.";
    private const string NoTags = "tags (!) are not read. Quote a text that begins with one.";

    public static TheoryData<string, string> Refused => new()
    {
        { Laughs, $"Line 1, column 4: {NoAnchors}" },
        { "channel: &a [*a]", $"Line 1, column 10: {NoAnchors}" },
        { "channel: &a { b: *a }", $"Line 1, column 10: {NoAnchors}" },
        { "channel: *nothing", $"Line 1, column 10: {NoAnchors}" },
        { "&k channel: A", $"Line 1, column 1: {NoAnchors}" },
        { "channel: !!python/object:os.system echo", $"Line 1, column 10: {NoTags}" },
        { "channel: !<tag:yaml.org,2002:str> A", $"Line 1, column 10: {NoTags}" },
        { "channel: !include secrets.yaml", $"Line 1, column 10: {NoTags}" },
        { "!!map { channel: A }", $"Line 1, column 1: {NoTags}" },
        { "channel: A\n---\nchannel: B", "Line 2, column 1: a second document begins here; a plan is one." },
        { "channel: A\n...\n---\nchannel: B", "Line 3, column 1: a second document begins here; a plan is one." },
        { "channel: A\nzone: UTC\nchannel: B", "Line 3, column 1: “channel” occurs twice in the same object." },
        { "{\n  \"channel\": \"A\", \"channel\": \"B\" }", "Line 2, column 19: “channel” occurs twice in the same object." },
        { "? [a, b]\n: c", "Line 1, column 3: a key must be a text, not a list." },
        { "{ a: b", "Line 2, column 1: While parsing a flow mapping, did not find expected ',' or '}'." },
        { "channel: \"A\nzone: B", "Line 1, column 10: While scanning a multi-line double-quoted scalar, found wrong indentation." },
        { "channel: \"A", "Line 1, column 10: While scanning a quoted scalar, found unexpected end of stream." },
        { "channel: %A", "Line 1, column 10: While scanning for the next token, found character that cannot start any token." },
        { "channel: \"\\UFFFFFFFF\"", "Line 1, column 8: what follows here is not YAML." },
        { "channel: \"\\ud800\"", "Line 1, column 10: While scanning a quoted scalar, found invalid Unicode surrogates." },
        { "channel: A\nzone: B\0C", "Line 2, column 8: the character U+0000 is not text." },
        { "\u0089PNG\r\n\u001a\n\0\0\0\r", "Line 2, column 1: the character U+001A is not text." },
        { "\u007fELF\u0002", "Line 1, column 1: the character U+007F is not text." },
        { "", "The plan is empty." },
        { " \n\n", "The plan is empty." },
        { "\uFEFF", "The plan is empty." },
        { "# A comment\n# and another", "The plan is empty." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_read_is_refused_with_its_place(string text, string message)
    {
        var problem = PlanReader.Read(text, NoLists).Problem!;

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().StartWith(message);
    }

    [Theory]
    [InlineData("---\n", "Line 2, column 2: a plan must be an object, not nothing")]
    [InlineData("null", "Line 1, column 1: a plan must be an object, not nothing")]
    [InlineData("[]", "Line 1, column 1: a plan must be an object, not a list")]
    [InlineData("just a text", "Line 1, column 1: a plan must be an object, not “just a text”")]
    [InlineData("#EXTM3U\nhttps://example.org/a.mp4", "Line 2, column 1: a plan must be an object, not “https://example.org/a.mp4”")]
    [InlineData("<?xml version=\"1.0\"?><tv/>", "Line 1, column 1: a plan must be an object, not “<?xml version=\"1.0\"?><tv/>”")]
    public void What_is_no_object_is_no_plan(string text, string message)
    {
        var problem = PlanReader.Read(text, NoLists).Problem!;

        problem.Errors.Should().Equal(message);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("{\"a\":")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Depth_is_limited(string opening)
    {
        var problem = PlanReader.Read(string.Concat(Enumerable.Repeat(opening, 100_000)), NoLists).Problem!;

        problem.Type.Should().Be(ErrorType.ParseError);
        problem.Message.Should().Match("Line 1, column ?*: nested more than 32 deep.");
    }

    [Fact]
    public void The_number_of_values_is_limited()
    {
        var problem = PlanReader.Read($"a: [{string.Concat(Enumerable.Repeat("b,", 600_000))}]", NoLists).Problem!;

        problem.Type.Should().Be(ErrorType.TooLarge);
        problem.Message.Should().EndWith("the plan has more than 500,000 values.");
    }

    [Theory]
    [InlineData("channel: A\nzone: {0}")]
    [InlineData("channel: A\n\"{0}\": 1")]
    [InlineData("channel: A\ndays: '{0}'")]
    [InlineData("channel: A\nstart: |\n  {0}")]
    [InlineData("channel: A\nstart: 2026-12-07\npools:\n  ? {0}\n  : 5")]
    [InlineData("? {0}\n: 1\n? {0}\n: 1")]
    public void A_text_of_ten_megabytes_is_not_repeated_in_the_error(string format)
    {
        var text = format.Replace("{0}", new string('x', 10_000_000), StringComparison.Ordinal);

        var problem = PlanReader.Read(text, NoLists).Problem!;

        problem.Message.Length.Should().BeLessThan(2_000);
        problem.Errors.Should().NotContain(error => error.Length >= 2_000);
    }

    [Fact]
    public void A_mark_of_the_encoding_is_no_part_of_the_plan()
    {
        PlanReader.Read("\uFEFFchannel: A", NoLists).Problem!.Errors.Should().Equal("Line 1, column 1: “start” is missing");
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Text_is_read_in_utf_8_or_with_a_mark_in_utf_16(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("channel: Föhn 🎬")];

        PlanEncoding.Decode(bytes).Value.Should().Be("channel: Föhn 🎬");
    }

    [Fact]
    public void A_byte_that_is_no_utf_8_is_named_with_its_place()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes("# Föhn\nchannel: Fö"), 0xE4, .. "hn"u8];

        var problem = PlanEncoding.Decode(latin).Problem!;

        (problem.Type, problem.Message).Should().Be((ErrorType.ParseError, "Line 2, column 12: the byte E4 is not UTF-8."));
        PlanEncoding.Decode([0xC3]).Problem!.Message.Should().StartWith("Line 1, column 1: ");
    }

    [Fact]
    public void Half_a_text_in_utf_16_is_refused()
    {
        var text = PlanEncoding.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("channel: A"), 0x00]).Value;

        PlanReader.Read(text, NoLists).Problem.Should().NotBeNull();
        PlanReader.Read(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("channel: A")), NoLists).Problem!.Message.Should().Be("Line 1, column 2: the character U+0000 is not text.");
    }
}
