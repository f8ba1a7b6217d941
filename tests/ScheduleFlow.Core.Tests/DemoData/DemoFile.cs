using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.DemoData;

/// <summary>An event of a demo file as it is spelt there.</summary>
internal sealed record DemoEvent(string Title, string Start, string End, string VideoUrl, string Category, string Description)
{
    public DateTimeOffset StartsAt => DateTimeOffset.Parse(Start, CultureInfo.InvariantCulture);

    public DateTimeOffset EndsAt => DateTimeOffset.Parse(End, CultureInfo.InvariantCulture);
}

/// <summary>Reads the demo files by the plainest means there are, independent of the importer they are to test.</summary>
internal static class DemoFile
{
    public static string Folder => Repository.PathTo("demo_data");

    public static IReadOnlyList<DemoEvent> Events(string file) =>
        file.EndsWith(".xml", StringComparison.Ordinal) ? XmlEvents(file) : JsonEvents(file);

    public static IReadOnlyList<(int Seconds, string Title, string Url)> Items(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        lines[0].Should().Be("#EXTM3U");
        lines[1].Should().StartWith("#PLAYLIST:");
        return [.. lines.Skip(2).Chunk(2).Select(pair => Item(pair[0], pair[1]))];

        static (int Seconds, string Title, string Url) Item(string info, string url)
        {
            info.Should().StartWith("#EXTINF:");
            var comma = info.IndexOf(',', StringComparison.Ordinal);
            return (int.Parse(info["#EXTINF:".Length..comma], CultureInfo.InvariantCulture), info[(comma + 1)..], url);
        }
    }

    private static DemoEvent[] XmlEvents(string file) =>
        [.. XDocument.Load(Path.Combine(Folder, file)).Root!.Element("schedule")!.Elements("event").Select(element => new DemoEvent(
            element.Element("title")!.Value,
            element.Element("start")!.Value,
            element.Element("end")!.Value,
            element.Element("videoUrl")!.Value,
            element.Element("category")!.Value,
            element.Element("description")!.Value))];

    private static DemoEvent[] JsonEvents(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        var holder = document.RootElement.TryGetProperty("schedule", out var schedule) ? schedule : document.RootElement;
        return [.. holder.GetProperty("events").EnumerateArray().Select(element => new DemoEvent(
            Text(element, "title"), Text(element, "start"), Text(element, "end"), Text(element, "videoUrl"), Text(element, "category"), Text(element, "description")))];

        static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
    }
}
