using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>
/// The demo week of a hotel (<c>demo_data/campus_week.json</c>), moved by whole days so that it began yesterday at 00:00 UTC:
/// something is on air, a day is over, and more than four days are ahead, whenever the tests run.
/// </summary>
internal sealed class DemoWeek
{
    private DemoWeek(string document, DateTimeOffset start) => (Document, Start) = (document, start);

    /// <summary>The week as a document to import.</summary>
    public string Document { get; }

    /// <summary>Its first instant.</summary>
    public DateTimeOffset Start { get; }

    public DateTimeOffset End => Start.AddDays(7);

    public static DemoWeek Around(DateTimeOffset now)
    {
        var week = JsonNode.Parse(File.ReadAllText(Repository.PathTo("demo_data", "campus_week.json")))!;
        var events = week["events"]!.AsArray();
        var first = events.Min(row => TimeOf(row!, "start"));
        var start = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        foreach (var row in events)
        {
            row!["start"] = JsonSerializer.SerializeToNode(TimeOf(row, "start") + (start - first));
            row["end"] = JsonSerializer.SerializeToNode(TimeOf(row, "end") + (start - first));
        }

        week["name"] = "Demo week";
        return new DemoWeek(week.ToJsonString(), start);
    }

    private static DateTimeOffset TimeOf(JsonNode row, string field) => row[field]!.GetValue<DateTimeOffset>();
}
