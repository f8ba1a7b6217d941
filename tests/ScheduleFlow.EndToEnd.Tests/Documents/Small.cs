namespace ScheduleFlow.EndToEnd.Tests.Documents;

/// <summary>The smallest documents that are right.</summary>
internal static class Small
{
    public const string XmlEvent = "<event><title>Harbour News</title><start>2026-12-01T10:00:00Z</start><end>2026-12-01T11:00:00Z</end></event>";
    public const string JsonEvent = """{"title":"Harbour News","start":"2026-12-01T10:00:00Z","end":"2026-12-01T11:00:00Z"}""";
    public const string Xml = $"<tvguide>{XmlEvent}</tvguide>";
    public const string Json = $$"""{"name":"Harbour","events":[{{JsonEvent}}]}""";

    /// <summary>Some links as JSON: <c>["https://media.example.edu/1.mp4", …]</c>.</summary>
    public static string Links(int count) =>
        $"[{string.Join(',', Enumerable.Range(1, count).Select(number => $"\"https://media.example.edu/{number}.mp4\""))}]";
}
