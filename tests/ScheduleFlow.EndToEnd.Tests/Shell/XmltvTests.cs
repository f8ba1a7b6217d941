using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class XmltvTests : VerbTests
{
    private const string Guide = """
        <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tv SYSTEM "xmltv.dtd">
        <tv source-info-name="Two channels">
        <channel id="one.example.com"><display-name lang="de">Eins</display-name></channel>
        <channel id="2"><display-name>Zwei</display-name><lcn>2</lcn></channel>
        <programme start="20261201080000 +0100" stop="20261201090000 +0100" channel="one.example.com"><title>News</title><credits><director>D</director></credits></programme>
        <programme start="20261201090000 +0100" channel="one.example.com"><title>Weather</title></programme>
        <programme start="20261201080000 +0100" stop="20261201100000 +0100" channel="2"><title>Film</title></programme>
        </tv>
        """;

    [Fact]
    public void A_guide_of_two_channels_is_imported_without_conflicts_and_exported_as_XMLTVs_checker_wants_it()
    {
        Requires.Program("tv_validate_file", "xmltv-util");
        var reply = Worker.Run("import-schedule", Folder.Write("guide.xml", Guide)).MustSucceed();

        reply.Text("format").Should().Be("xmltv");
        reply.Text("name").Should().Be("Two channels");
        (reply.Number("events"), reply.Number("conflicts_detected"), reply.Number("gaps_detected")).Should().Be((3, 0, 0));
        reply.List("notes").Select(note => note.GetString()).Should().HaveCount(2).And.Contain(note => note!.Contains("<lcn> (1)", StringComparison.Ordinal));

        Worker.Run("export-schedule", reply.Text("schedule_id"), "--format", "xmltv", "--output", Folder["out.xml"]).MustSucceed().GetProperty("valid").GetBoolean().Should().BeTrue();
        Worker.Run("export-all-schedules", "--format", "xmltv", "--output", Folder["all.xml"], "--zone", "Europe/Berlin", "--compact").MustSucceed().GetProperty("valid").GetBoolean().Should().BeTrue();
        var judged = Bash.Run("tv_validate_file out.xml && tv_validate_file all.xml", Folder.Path, ("XMLTV_SUPPLEMENT", "/usr/share/xmltv"));
        judged.Error.Should().BeEmpty();
        judged.ExitCode.Should().Be(0, judged.Output);
        File.ReadAllText(Folder["out.xml"]).Should().Contain("<director>D</director>").And.Contain("<channel id=\"2.channel\">");
    }

    [Fact]
    public void One_channel_is_taken_on_import_and_on_export()
    {
        var packed = Folder["guide.xml.gz"];
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Guide));
        }

        var one = Worker.Run("import-schedule", packed, "--channel", "2").MustSucceed();
        one.Number("events").Should().Be(1);
        Events(Show(one.Text("schedule_id"))).Single().Should().Contain("Film");

        var both = Worker.Run("import-schedule", packed).MustSucceed().Text("schedule_id");
        var picked = Worker.Run("export-schedule", both, "--format", "xmltv", "--channel", "Eins", "--from", "2026-12-01T08:00:00Z");
        XDocument.Parse(picked.Text).Descendants("title").Select(title => title.Value).Should().Equal("Weather");
        Worker.Run("import-schedule", packed, "--channel", "3").MustFail(3, "validation").Text("hint").Should().Be("Its channels: 2, one.example.com.");
        Worker.Run("export-schedule", both, "--format", "xml", "--channel", "3").MustFail(4, "not_found");
    }

    [Fact]
    public void Schedules_become_channels_of_one_guide_and_parts_become_one_schedule()
    {
        var week = Import("campus_week.xml");
        var gaps = Import("with_gaps.json");

        var all = Worker.Run("export-all-schedules", "--format", "xmltv").Text;
        XDocument.Parse(all).Descendants("channel").Attributes("id").Select(id => id.Value).Should().BeEquivalentTo($"{week}.scheduleflow", $"{gaps}.scheduleflow");

        var merged = Worker.Run("export-schedule", week, gaps, week, "--format", "xmltv", "--output", Folder["merged.xml"]).MustSucceed();
        merged.Number("events").Should().Be(213 + 22);
        merged.GetProperty("valid").GetBoolean().Should().BeTrue();
    }
}
