using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Documents;

/// <summary>Documents that no import may take, each with what it must be told.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Type">The error's type; exit code 3 and status 400 in every case.</param>
/// <param name="Named">What the message must name.</param>
internal sealed record Malformed(byte[] Content, string Type, params string[] Named)
{
    private const int Deep = 100_000;
    private const string ParseError = "parse_error";
    private const string Validation = "validation";

    private static readonly Dictionary<string, Malformed> All = new()
    {
        ["XML with a mismatched tag"] = Of($"<tvguide>\n<schedule>{Small.XmlEvent}\n</tvguide></schedule>", ParseError, "line 3, column 3", "</tvguide>", "<schedule> of line 2"),
        ["XML cut short"] = Of($"<tvguide>\n<schedule>{Small.XmlEvent}", ParseError, "line 2, column 119", "<schedule>"),
        ["XML with two roots"] = Of($"{Small.Xml}\n{Small.Xml}", ParseError, "line 2, column 2", "second root element <tvguide>"),
        ["XML in another encoding than UTF-8"] = new([.. "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<tvguide><event><title>Caf"u8, 0xE9, .. "</title></event></tvguide>"u8], ParseError, "line 2, column 27", "0xE9"),
        ["XML that lies about its encoding"] = Of($"<?xml version=\"1.0\" encoding=\"utf-16\"?>{Small.Xml}", ParseError, "line 1, column 1", "utf-16"),
        ["XML with an entity bomb"] = Of(Bomb(), ParseError, "line 3, column", "entity"),
        ["XML with an external entity"] = Of("<?xml version=\"1.0\"?>\n<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<tvguide><event><title>&x;</title></event></tvguide>", ParseError, "line 2, column", "entity"),
        ["XML 100,000 levels deep"] = Of($"<tvguide>{Repeat("<a>")}{Repeat("</a>")}</tvguide>", ParseError, "line 1, column", "256 levels"),
        ["XML without a title"] = Of("<tvguide>\n<event><start>2026-12-01T10:00:00Z</start><end>2026-12-01T11:00:00Z</end></event></tvguide>", Validation, "event 1", "line 2", "title"),
        ["XML that ends before it starts"] = Of("<tvguide>\n<event><title>Back</title><start>2026-12-01T11:00:00Z</start><end>2026-12-01T10:00:00Z</end></event></tvguide>", Validation, "event 1", "“Back”", "line 2", "2026-12-01T10:00:00Z"),
        ["JSON with a mismatched bracket"] = Of($"{{\"events\":[\n{Small.JsonEvent}}}]", ParseError, "line 2, column 85", "[ that was opened in line 1"),
        ["JSON cut short"] = Of($"{{\"events\":[\n{Small.JsonEvent}", ParseError, "line 2, column 85", "[ that was opened in line 1"),
        ["JSON with two roots"] = Of($"{Small.Json}\n{Small.Json}", ParseError, "line 2, column 1"),
        ["JSON in another encoding than UTF-8"] = new([.. "{\"events\":[\n{\"title\":\"Caf"u8, 0xE9, .. "\"}]}"u8], ParseError, "line 2, column 14", "0xE9"),
        ["JSON 100,000 levels deep"] = Of($"{{\"events\":{Repeat("[")}{Repeat("]")}}}", ParseError, "line 1, column", "256 levels"),
        ["JSON with missing fields"] = Of($"{{\"events\":[{Small.JsonEvent},\n{{\"title\":\"No end\",\"start\":\"2026-12-01T10:00:00Z\"}}]}}", Validation, "event 2", "“No end”", "line 2", "end is missing"),
        ["JSON that ends before it starts"] = Of("{\"events\":[\n{\"title\":\"Back\",\"start\":\"2026-12-01T11:00:00Z\",\"end\":\"2026-12-01T10:00:00Z\"}]}", Validation, "event 1", "“Back”", "line 2", "2026-12-01T10:00:00Z"),
        ["JSON without events"] = Of("{\"hello\":\"world\"}", Validation, "No events"),
        ["an empty file"] = Of("", ParseError, "line 1, column 1", "empty"),
        ["a binary file"] = new([0x00, 0x01, 0xFE, 0xFF, 0x00, 0x80, .. "ELF"u8, 0x00], ParseError, "binary"),
        ["a picture"] = new([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D], ParseError, "PNG"),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Malformed Get(string name) => All[name];

    private static Malformed Of(string content, string type, params string[] named) => new(Encoding.UTF8.GetBytes(content), type, named);

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Deep));

    // A billion laughs: ten levels of ten.
    private static string Bomb()
    {
        var levels = string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">\n"));
        return $"<?xml version=\"1.0\"?>\n<!DOCTYPE tvguide [\n<!ENTITY l0 \"ha\">\n{levels}]>\n<tvguide><event><title>&l9;</title></event></tvguide>";
    }
}
