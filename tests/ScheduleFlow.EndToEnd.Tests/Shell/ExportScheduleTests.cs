using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class ExportScheduleTests : VerbTests
{
    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    [InlineData("xmltv")]
    public void Standard_output_is_the_document_and_nothing_else(string format)
    {
        var id = Import("campus_week.xml");

        var result = Worker.Run("export-schedule", id, "--format", format);

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        EventsIn(format, result.Text).Should().Be(213);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    [InlineData("xmltv")]
    [InlineData("csv")]
    [InlineData("ics")]
    public void A_file_holds_what_standard_output_would_have(string format)
    {
        var id = Import("with_gaps.json");
        var path = Folder["out." + format];

        var reply = Worker.Run("export-schedule", id, "--format", format, "--output", path, "--now", Monday).MustSucceed();

        reply.Text("path").Should().Be(path);
        reply.Number("size").Should().Be((int)new FileInfo(path).Length);
        reply.Number("events").Should().Be(22);
        reply.GetProperty("valid").GetBoolean().Should().BeTrue();
        File.ReadAllBytes(path).Should().Equal(Worker.Run("export-schedule", id, "--format", format, "--now", Monday).Output);
    }

    [Fact]
    public void A_plain_name_lands_in_the_exports_of_the_data_folder()
    {
        var id = Import("with_gaps.json");

        var reply = Worker.Run("export-schedule", id, "--format", "xml", "--export-name", "gaps.xml").MustSucceed();

        reply.Text("file").Should().Be("gaps.xml");
        File.Exists(Path.Combine(Worker.DataFolder, "exports", "gaps.xml")).Should().BeTrue();
    }

    [Theory]
    [InlineData("campus_week.xml", "xml")]
    [InlineData("campus_week.xml", "json")]
    [InlineData("campus_week.xml", "m3u")]
    [InlineData("midnight_and_dst.xml", "json")]
    [InlineData("overlaps_and_duplicates.xml", "xml")]
    [InlineData("overlaps_and_duplicates.xml", "m3u")]
    [InlineData("with_gaps.json", "xml")]
    [InlineData("with_gaps.json", "m3u")]
    [InlineData("campus_library.m3u", "json")]
    public void What_is_exported_is_imported_again_as_the_same_schedule(string name, string format)
    {
        var id = Import(name);
        var exported = Worker.Run("export-schedule", id, "--format", format).Output;

        var again = Worker.RunWith(exported, "import-schedule", "-").MustSucceed().Text("schedule_id");

        Events(Show(again)).Should().Equal(Events(Show(id)));
        Show(again).Text("name").Should().Be(Show(id).Text("name"));
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("m3u")]
    public void All_schedules_exported_together_are_imported_again_as_the_same_schedules(string format)
    {
        string[] documents = ["campus_week.xml", "with_gaps.json", "midnight_and_dst.xml"];
        var ids = documents.Select(Import).ToList();
        var path = Folder["all." + format];

        var reply = Worker.Run("export-all-schedules", "--format", format, "--output", path).MustSucceed();
        var other = new Worker(Folder["other"]);
        other.Run("import-schedule", path).MustSucceed();

        reply.Number("schedules").Should().Be(3);
        reply.Number("events").Should().Be(213 + 22 + 38);
        reply.GetProperty("valid").GetBoolean().Should().BeTrue();
        Contents(other, All(other)).Should().BeEquivalentTo(Contents(Worker, ids));
    }

    [Fact]
    public void No_schedules_are_exported_as_a_document_without_any()
    {
        var result = Worker.Run("export-all-schedules", "--format", "json");

        result.ExitCode.Should().Be(0);
        EventsIn("json", result.Text).Should().Be(0);
    }

    private static IEnumerable<string> All(Worker worker) =>
        worker.Run("list-schedules").MustSucceed().List("schedules").Select(schedule => schedule.Text("id"));

    private static List<string> Contents(Worker worker, IEnumerable<string> ids) =>
        [.. ids.Select(id => worker.Run("show-schedule", id).MustSucceed()).Select(schedule => schedule.Text("name") + "\n" + string.Join('\n', Events(schedule)))];

    private static int EventsIn(string format, string document) => format switch
    {
        "xml" => XDocument.Parse(document).Descendants("event").Count(),
        "xmltv" => XDocument.Parse(document).Descendants("programme").Count(),
        "json" => CountTitles(JsonDocument.Parse(Encoding.UTF8.GetBytes(document)).RootElement),
        _ => document.Split('\n').Count(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal)),
    };

    private static int CountTitles(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => (json.TryGetProperty("title", out _) ? 1 : 0) + json.EnumerateObject().Sum(field => CountTitles(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(CountTitles),
        _ => 0,
    };
}
