using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>Schedules published on a channel, as a station does it in a shell.</summary>
public sealed class TimelineTests : VerbTests
{
    private const string Now = "2026-12-09T12:00:00Z";

    public TimelineTests() =>
        Worker.Run("add-channel", "--name", "Lobby", "--url", "http://127.0.0.1:9/lobby", "--id", "lobby").MustSucceed();

    [Fact]
    public void Next_week_is_in_the_guide_beside_this_one()
    {
        var first = Week("This week", "2026-12-07T00:00:00Z");
        var second = Week("Next week", "2026-12-14T00:00:00Z");

        Worker.Run("publish-schedule", "This week", "--channel", "lobby").MustSucceed();
        Worker.Run("publish-schedule", second, "--channel", "Lobby").MustSucceed().List("displaces").Should().BeEmpty();

        var guide = Worker.Run("export-guide").Text;
        guide.Should().Contain("This week").And.Contain("Next week");
        var timeline = Show();
        timeline.List("events").Select(row => (row.Text("schedule_id"), row.Text("start"))).Should().Equal(
            (first, "2026-12-07T00:00:00Z"), (second, "2026-12-14T00:00:00Z"));
        timeline.List("gaps").Should().ContainSingle("the two weeks meet").Which.Text("start").Should().Be("2026-12-21T00:00:00Z");
        Worker.Run("now", "--channel", "lobby", "--now", Now).MustSucceed().List("channels")[0].Text("schedule_id").Should().Be(first);
        Worker.Run("list-schedules").MustSucceed().List("schedules").Should().OnlyContain(row => row.GetProperty("published_on")[0].GetString() == "lobby");
    }

    [Fact]
    public void What_is_taken_off_shows_what_was_below_and_is_a_draft_again()
    {
        var week = Week("Week", "2026-12-07T00:00:00Z");
        var match = Week("Match", "2026-12-07T00:00:00Z");
        Worker.Run("publish-schedule", week, "--channel", "lobby").MustSucceed();
        var displaced = Worker.Run("publish-schedule", match, "--channel", "lobby", "--from", "2026-12-08T18:00", "--until", "2026-12-08T22:00", "--zone", "Europe/Berlin")
            .MustSucceed().List("displaces").Should().ContainSingle().Subject;
        (displaced.Text("name"), displaced.Text("start"), displaced.Text("end")).Should().Be(("Week", "2026-12-08T17:00:00Z", "2026-12-08T21:00:00Z"));
        Show().List("events").Select(row => row.Text("title")).Should().Equal("Week", "Match", "Week");
        Worker.Run("show-schedule", match).MustSucceed().List("published_on").Select(id => id.GetString()).Should().Equal("lobby");

        Worker.Run("unpublish-schedule", match, "--dry-run").MustSucceed().List("channels")[0].List("shows_again")[0].Text("name").Should().Be("Week");
        Show().List("events").Should().HaveCount(3);
        Worker.Run("unpublish-schedule", match).MustSucceed();

        Show().List("events").Select(row => row.Text("title")).Should().Equal("Week");
        Worker.Run("show-schedule", match).MustSucceed().List("published_on").Should().BeEmpty();
        Worker.Run("delete-schedule", week).MustSucceed().List("unpublished_from").Select(id => id.GetString()).Should().Equal("lobby");
        Show().List("publications").Should().BeEmpty();
    }

    [Fact]
    public void A_station_without_channels_publishes_on_default_or_begins_a_timeline()
    {
        var week = Week("Week", "2026-12-07T00:00:00Z");

        Worker.Run("publish-schedule", week, "--channel", "default").MustSucceed();
        Worker.Run("publish-schedule", week, "--channel", "lobbby").MustFail(4, "not_found", "lobbby").Text("hint").Should().Contain("“lobby”");
        Worker.Run("publish-schedule", week, "--channel", "Pool").MustFail(4, "not_found", "Pool").Text("hint").Should().Contain("--new");
        Worker.Run("publish-schedule", week, "--channel", "Pool", "--new").MustSucceed();

        Worker.Run("now", "--channel", "Pool", "--now", Now).MustSucceed().List("channels")[0].GetProperty("now").Text("title").Should().Be("Week");
        Worker.Run("timeline", "--channel", "nowhere").MustFail(4, "not_found", "nowhere");
    }

    [Fact]
    public void On_a_terminal_it_is_a_table()
    {
        Worker.Run("publish-schedule", Week("Week", "2026-12-07T00:00:00Z"), "--channel", "lobby").MustSucceed();

        var table = Worker.Run("timeline", "--channel", "lobby", "--now", Now, "--output", "table");

        table.ExitCode.Should().Be(0);
        table.Text.Should().Contain("publications:").And.Contain("events:").And.MatchRegex("START +END +DURATION +TITLE");
    }

    private JsonElement Show() =>
        Worker.Run("timeline", "--channel", "lobby", "--from", "2026-12-07", "--to", "2026-12-28").MustSucceed();

    private string Week(string name, string start) => Worker.RunWith(
        $$"""{"events":[{"title":"{{name}}","start":"{{start}}","duration":604800}]}""", "import-schedule", "-", "--name", name).MustSucceed().Text("schedule_id");
}
