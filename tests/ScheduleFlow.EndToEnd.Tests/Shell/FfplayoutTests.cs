using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class FfplayoutTests : VerbTests
{
    [Fact]
    public void A_week_becomes_a_file_a_day_each_as_long_as_its_day_and_can_be_imported_again()
    {
        var id = Import("campus_week.xml");

        var reply = Worker.Run("export-schedule", id, "--format", "ffplayout", "--per-day", Folder["lists"], "--zone", "Europe/Berlin", "--day-start", "06:00").MustSucceed();

        reply.GetProperty("valid").GetBoolean().Should().BeTrue();
        var files = reply.List("files").ToList();
        files.Should().HaveCount(reply.Number("days")).And.HaveCountGreaterThan(6);
        foreach (var file in files)
        {
            var date = file.Text("date");
            file.Text("path").Should().Be(Folder["lists", date[..4], date[5..7], date + ".json"]);
            using var list = JsonDocument.Parse(File.ReadAllBytes(file.Text("path")));
            list.RootElement.GetProperty("date").GetString().Should().Be(date);
            list.RootElement.GetProperty("program").EnumerateArray().Sum(item => item.GetProperty("out").GetDecimal() - item.GetProperty("in").GetDecimal()).Should().Be(24 * 3600);
        }

        var again = Worker.Run("import-schedule", files[2].Text("path"), "--zone", "Europe/Berlin", "--day-start", "06:00").MustSucceed();
        again.Text("format").Should().Be("ffplayout");
        again.Text("start").Should().StartWith(files[2].Text("date") + "T05:00:00Z");
    }

    [Fact]
    public void One_document_holds_one_day()
    {
        var id = Import("campus_week.xml");
        var start = Show(id).List("events").First().Text("start");

        Worker.Run("export-schedule", id, "--format", "ffplayout").MustFail(3, "validation").Text("hint").Should().Contain("--per-day");
        Worker.Run("export-schedule", id, "--format", "ffplayout", "--day-start", "25:00").MustFail(3, "validation");
        Worker.Run("export-schedule", id, "--format", "ffplayout", "--from", start[..10], "--to", start[..10] + "T23:00", "--output", Folder["day.json"]).MustSucceed()
            .GetProperty("valid").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void Other_formats_can_be_a_file_a_day_too()
    {
        var id = Import("with_gaps.json");

        var reply = Worker.Run("export-schedule", id, "--format", "xmltv", "--per-day", Folder["guide"]).MustSucceed();

        reply.List("files").Sum(file => file.Number("events")).Should().Be(22);
        reply.List("files").Select(file => Path.GetFileName(file.Text("path"))).Should().OnlyContain(name => name.EndsWith(".xml", StringComparison.Ordinal)).And.OnlyHaveUniqueItems();
    }
}
