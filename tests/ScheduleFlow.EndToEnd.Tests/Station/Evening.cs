using System.Globalization;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Station;

/// <summary>
/// An evening of a campus station, and how it looks after each thing that an operator does to it. Times are hours and
/// minutes after the evening begins.
/// </summary>
internal static class Evening
{
    public const string Channel = "campus-tv";

    /// <summary>When it begins, in tests that say what time it is.</summary>
    public const string Start = "2026-12-04T18:00:00Z";

    /// <summary>As it was planned, with an hour's gap before the last news.</summary>
    public static readonly string[] Planned =
    [
        "0:00-0:30 Campus News", "0:30-2:00 The Lighthouse Keeper", "2:00-2:30 Whose Campus?", "2:30-3:30 Late Concert",
        "3:30-4:00 Night School", "5:00-5:30 Midnight News",
    ];

    /// <summary>The film an hour later; what follows moves into the gap, and the last news stays.</summary>
    public static readonly string[] FilmMoved =
    [
        "0:00-0:30 Campus News", "1:30-3:00 The Lighthouse Keeper", "3:00-3:30 Whose Campus?", "3:30-4:30 Late Concert",
        "4:30-5:00 Night School", "5:00-5:30 Midnight News",
    ];

    /// <summary>Without the discussion, which had been announced for after the film; what follows moves up.</summary>
    public static readonly string[] OneDropped =
    [
        "0:00-0:30 Campus News", "0:30-2:00 The Lighthouse Keeper", "2:00-3:00 Late Concert", "3:00-3:30 Night School",
        "5:00-5:30 Midnight News",
    ];

    /// <summary>Another evening, with a match. The film is at a fixed time.</summary>
    public static readonly string[] WithMatch =
    [
        "0:00-1:45 Cup Final", "1:45-2:00 Roof Camera", "2:00-2:30 Campus News", "2:30-3:00 Whose Campus?", "3:00-4:30 The Lighthouse Keeper",
    ];

    /// <summary>The match runs 35 minutes over: the filler goes, the news moves, the discussion is cut, and the film is on time.</summary>
    public static readonly string[] MatchOver =
    [
        "0:00-2:20 Cup Final", "2:20-2:50 Campus News", "2:50-3:00 Whose Campus?", "3:00-4:30 The Lighthouse Keeper",
    ];

    /// <summary>Shorts for gaps, as an M3U list; only the second and the third together are an hour.</summary>
    public const string Shorts = """
        #EXTM3U
        #EXTINF:3000,A Walk to the Quarry
        https://media.example.edu/shorts/quarry.mp4
        #EXTINF:1500,Bees on the Roof
        https://media.example.edu/shorts/bees.mp4
        #EXTINF:2100,The Archive at Night
        https://media.example.edu/shorts/archive.mp4

        """;

    /// <summary>The schedule as JSON.</summary>
    public static string Document(string name = "Tonight", string start = Start, string[]? evening = null) =>
        $$"""{"name":"{{name}}","events":[{{string.Join(',', (evening ?? Planned).Select(line => Event(line, Instant(start))))}}]}""";

    /// <summary>The events of a reply, as above.</summary>
    public static List<string> Of(JsonElement reply, string start = Start) =>
        [.. reply.List("events").Select(item => $"{After(item.Text("start"), start)}-{After(item.Text("end"), start)} {item.Text("title")}")];

    /// <summary>An instant of the evening: <c>At("0:30")</c>.</summary>
    public static string At(string after, string start = Start) => Text(Instant(start) + Parse(after));

    public static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, string> Ids = new()
    {
        ["Campus News"] = "news",
        ["The Lighthouse Keeper"] = "film",
        ["Whose Campus?"] = "talk",
        ["Late Concert"] = "concert",
        ["Night School"] = "school",
        ["Midnight News"] = "midnight",
        ["Cup Final"] = "match",
        ["Roof Camera"] = "filler",
    };

    private static string Event(string line, DateTimeOffset start)
    {
        var (times, title) = (line.Split(' ')[0].Split('-'), line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var id = Ids[title];
        return $$"""
            {"id":"{{id}}","title":"{{title}}","start":"{{Text(start + Parse(times[0]))}}","end":"{{Text(start + Parse(times[1]))}}","url":"https://media.example.edu/{{id}}.mp4","category":"{{(id == "filler" ? "filler" : "programme")}}"}
            """;
    }

    private static string After(string instant, string start) => (Instant(instant) - Instant(start)).ToString("h':'mm", CultureInfo.InvariantCulture);

    private static TimeSpan Parse(string after) => TimeSpan.ParseExact(after, "h':'mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
