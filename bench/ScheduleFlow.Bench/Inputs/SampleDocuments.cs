using System.Globalization;
using System.Text;

namespace ScheduleFlow.Bench.Inputs;

/// <summary>
/// Documents of any size that look like a station's: half-hour events back to back, each with title, media, category
/// and description. The same number of events: the same bytes.
/// </summary>
internal static class SampleDocuments
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Titles =
    [
        "Night Lecture: Small Molecules, Large Quarrels", "Campus Weather Loop", "Quiet Quad", "Breakfast with the Brass Band",
        "Library Tour", "Kitchen Chemistry & Other Accidents", "Sport am Samstag", "Das Café um die Ecke", "Open Stage", "News at Noon",
    ];

    private static readonly string[] Categories = ["lecture", "weather", "ambient", "music", "news"];

    /// <summary>TVGuide XML, about 340 bytes an event.</summary>
    public static byte[] Xml(int events)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<tvguide>\n  <schedule>\n");
        for (var i = 0; i < events; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                    <event id="ev-{i:000000}">
                      <title>{Title(i).Replace("&", "&amp;", StringComparison.Ordinal)}</title>
                      <start>{Start(i)}</start>
                      <end>{Start(i + 1)}</end>
                      <videoUrl>{Url(i)}</videoUrl>
                      <category>{Category(i)}</category>
                      <description>{Description(i)}</description>
                    </event>

                """);
        }

        return Encoding.UTF8.GetBytes(text.Append("  </schedule>\n</tvguide>\n").ToString());
    }

    /// <summary>JSON, about 290 bytes an event.</summary>
    public static byte[] Json(int events) => Json(events, 30);

    /// <summary>The same, each event as long as is said.</summary>
    public static byte[] Json(int events, int minutes)
    {
        var text = new StringBuilder("{\n  \"schedule\": [\n");
        for (var i = 0; i < events; i++)
        {
            text.Append(i == 0 ? "" : ",\n").Append(CultureInfo.InvariantCulture, $$"""
                    { "id": "ev-{{i:000000}}", "title": "{{Title(i)}}", "start": "{{Start(i, minutes)}}", "end": "{{Start(i + 1, minutes)}}", "videoUrl": "{{Url(i)}}", "category": "{{Category(i)}}", "description": "{{Description(i)}}" }
                """);
        }

        return Encoding.UTF8.GetBytes(text.Append("\n  ]\n}\n").ToString());
    }

    /// <summary>Links, one a line.</summary>
    public static string Links(int count) => string.Concat(Enumerable.Range(0, count).Select(i => Url(i) + "\n"));

    public static string Url(int i) => string.Create(CultureInfo.InvariantCulture, $"https://media.example.edu/campus/{Category(i)}/programme-{i:000000}.mp4");

    private static string Title(int i) => string.Create(CultureInfo.InvariantCulture, $"{Titles[i % Titles.Length]}, part {i / Titles.Length}");

    private static string Category(int i) => Categories[i % Categories.Length];

    private static string Description(int i) => string.Create(CultureInfo.InvariantCulture, $"Programme {i} of the campus channel, recorded in the small studio behind the library.");

    private static string Start(int i, int minutes = 30) => First.AddMinutes((long)minutes * i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
