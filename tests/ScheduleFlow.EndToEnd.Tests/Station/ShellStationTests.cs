using System.Xml.Linq;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Station;

/// <summary>Five things that an operator does on a day at a station (docs/station.md), in a shell.</summary>
public sealed class ShellStationTests : VerbTests
{
    [Fact]
    public void Tonights_film_moves_an_hour()
    {
        var id = Tonight();

        // It does not fit without touching others, and the answer says whom.
        Worker.Run("edit-schedule", "Tonight", "--move", "film", "--by", "1h").MustFail(5, "conflict", "Whose Campus?");

        // What would be, and nothing is stored.
        var preview = Worker.Run("edit-schedule", "Tonight", "--move", "film", "--by", "1h", "--ripple", "--dry-run").MustSucceed();
        preview.GetProperty("counts").Number("moved").Should().Be(4);
        preview.List("gaps").Select(gap => (gap.Text("start"), gap.Text("end"))).Should().Equal((Evening.At("0:30"), Evening.At("1:30")));
        Evening.Of(Show(id)).Should().Equal(Evening.Planned);

        var moved = Worker.Run("edit-schedule", "Tonight", "--move", "film", "--by", "1h", "--ripple", "--message", "Dean's speech").MustSucceed();
        Evening.Of(Show(id)).Should().Equal(Evening.FilmMoved);
        moved.Text("events").Should().Be(preview.Text("events"), "the preview told exactly what came");

        // The hole that it left is filled to the second.
        Worker.Run("edit-schedule", "Tonight", "--fill", Folder.Write("shorts.m3u", Evening.Shorts), "--at", Evening.At("0:45")).MustSucceed();
        Evening.Of(Show(id)).Should().HaveCount(8).And.Contain(line => line.StartsWith("0:30-", StringComparison.Ordinal)).And.Contain(line => line.Contains("-1:30 ", StringComparison.Ordinal));
        Worker.Run("list-revisions", "Tonight").MustSucceed().List("revisions").Should().Contain(revision => revision.ToString().Contains("Dean's speech"));
    }

    [Fact]
    public void One_item_is_dropped_and_the_gap_closes()
    {
        var id = Tonight();

        var dropped = Worker.Run("edit-schedule", "Tonight", "--delete", "--at", Evening.At("2:10"), "--ripple").MustSucceed();

        dropped.GetProperty("counts").Number("removed").Should().Be(1);
        Evening.Of(Show(id)).Should().Equal(Evening.OneDropped);
    }

    [Fact]
    public void Next_week_is_in_the_guide_beside_this_one()
    {
        Worker.Run("add-channel", "--name", "Campus TV", "--url", "http://127.0.0.1:9/campus", "--id", Evening.Channel).MustSucceed();
        Worker.RunWith(Evening.Document("Week 49"), "import-schedule", "-").MustSucceed();
        Worker.RunWith(Evening.Document("Week 50", "2026-12-11T18:00:00Z"), "import-schedule", "-").MustSucceed();
        Worker.Run("publish-schedule", "Week 49", "--channel", Evening.Channel).MustSucceed();

        // What is not published is a draft: the guide does not know it.
        Titles().Should().HaveCount(Evening.Planned.Length);
        var published = Worker.Run("publish-schedule", "Week 50", "--channel", Evening.Channel).MustSucceed();

        published.List("displaces").Should().BeEmpty();
        Titles().Should().HaveCount(2 * Evening.Planned.Length);
        var timeline = Worker.Run("timeline", "--channel", Evening.Channel, "--from", "2026-12-04", "--to", "2026-12-13").MustSucceed();
        timeline.List("publications").Select(publication => publication.Text("name")).Should().Equal("Week 49", "Week 50");
        timeline.List("events").Should().HaveCount(2 * Evening.Planned.Length);
        OnAirAt(Evening.At("0:40")).Should().Be("The Lighthouse Keeper");
        OnAirAt("2026-12-11T18:40:00Z").Should().Be("The Lighthouse Keeper");

        // And away again: this week was never touched.
        Worker.Run("unpublish-schedule", "Week 50", "--channel", Evening.Channel).MustSucceed();
        Titles().Should().HaveCount(Evening.Planned.Length);
    }

    [Fact]
    public void Three_steps_are_undone()
    {
        var id = Tonight();
        var before = Show(id).GetProperty("events").GetRawText();
        Worker.Run("edit-schedule", "Tonight", "--move", "film", "--by", "1h", "--ripple").MustSucceed();
        Worker.Run("edit-schedule", "Tonight", "--delete", "talk", "--ripple").MustSucceed();
        Worker.Run("edit-schedule", "Tonight", "--change", "concert", "--title", "Later Concert").MustSucceed();
        var after = Show(id).GetProperty("events").GetRawText();
        var start = Show(id).Number("revision") - 3;

        Worker.Run("revert-schedule", "Tonight", "--to", $"{start}").MustSucceed();
        Show(id).GetProperty("events").GetRawText().Should().Be(before);

        // Redo is the same.
        Worker.Run("revert-schedule", "Tonight", "--to", $"{start + 3}").MustSucceed();
        Show(id).GetProperty("events").GetRawText().Should().Be(after);
        Worker.Run("diff", $"{id}@{start}", $"{id}@{start + 3}").Json.Text("same").Should().Be("False");
        Worker.Run("list-revisions", "Tonight").MustSucceed().List("revisions").Should().HaveCount(start + 5);
    }

    [Fact]
    public void A_match_runs_35_minutes_over()
    {
        var id = Worker.RunWith(Evening.Document(evening: Evening.WithMatch), "import-schedule", "-").MustSucceed().Text("schedule_id");
        Worker.Run("edit-schedule", id, "--change", "film", "--fixed", "true").MustSucceed();
        Worker.Run("publish-schedule", id, "--channel", Evening.Channel, "--new").MustSucceed();
        string[] overrun = ["overrun", "--channel", Evening.Channel, "--by", "35m", "--now", Evening.At("1:40")];

        var preview = Worker.Run([.. overrun, "--dry-run"]).MustSucceed();
        Evening.Of(Show(id)).Should().Equal(Evening.WithMatch);

        var over = Worker.Run([.. overrun, "--message", "Extra time"]).MustSucceed();
        Evening.Of(Show(id)).Should().Equal(Evening.MatchOver);
        (over.Text("title"), over.Text("planned_end"), over.Text("end")).Should().Be(("Cup Final", Evening.At("1:45"), Evening.At("2:20")));
        over.Text("counts").Should().Be(preview.Text("counts"), "the preview told exactly what came");
        OnAirAt(Evening.At("2:10")).Should().Be("Cup Final");
        OnAirAt(Evening.At("3:05")).Should().Be("The Lighthouse Keeper");
    }

    /// <summary>The evening, its last news at a fixed time.</summary>
    private string Tonight()
    {
        var id = Worker.RunWith(Evening.Document(), "import-schedule", "-").MustSucceed().Text("schedule_id");
        Worker.Run("edit-schedule", id, "--change", "midnight", "--fixed", "true").MustSucceed();
        return id;
    }

    private List<string> Titles() =>
        [.. XDocument.Parse(Worker.Run("export-guide").Text).Root!.Elements("programme").Select(programme => programme.Element("title")!.Value)];

    private string OnAirAt(string instant) =>
        Worker.Run("now", "--channel", Evening.Channel, "--now", instant).MustSucceed().List("channels").Single().GetProperty("now").Text("title");
}
