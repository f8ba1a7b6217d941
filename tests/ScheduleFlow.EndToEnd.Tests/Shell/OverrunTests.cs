namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>A match that runs over, in a shell.</summary>
public sealed class OverrunTests : VerbTests
{
    private const string InTheMatch = "2026-12-07T21:30:00Z";

    private const string Evening = """
        {"events":[
          {"title":"Match","start":"2026-12-07T20:00:00Z","end":"2026-12-07T22:00:00Z"},
          {"title":"Film","start":"2026-12-07T22:00:00Z","end":"2026-12-07T23:30:00Z"},
          {"title":"Trailers","start":"2026-12-07T23:30:00Z","end":"2026-12-07T23:40:00Z","category":"filler"},
          {"title":"Night","start":"2026-12-08T00:00:00Z","end":"2026-12-08T02:00:00Z"}]}
        """;

    public OverrunTests()
    {
        Worker.RunWith(Evening, "import-schedule", "-", "--name", "Evening").MustSucceed();
        Worker.Run("publish-schedule", "Evening", "--channel", "Arena", "--new").MustSucceed();
    }

    [Fact]
    public void A_match_that_runs_35_minutes_over_is_shown_first_then_made_then_undone()
    {
        var dry = Worker.Run("overrun", "--channel", "Arena", "--by", "35m", "--now", InTheMatch, "--dry-run").MustSucceed();
        Titles().Should().Equal("Match 22:00", "Film 23:30", "Trailers 23:40", "Night 02:00");

        var made = Worker.Run("overrun", "--channel", "Arena", "--by", "35m", "--now", InTheMatch, "--message", "Extra time").MustSucceed();

        Titles().Should().Equal("Match 22:35", "Film 00:05", "Night 02:05");
        made.GetProperty("events").ToString().Should().Be(dry.GetProperty("events").ToString());
        made.Text("summary").Should().Contain("“Match” ends at 2026-12-07T22:35:00Z instead of 2026-12-07T22:00:00Z");
        Worker.Run("now", "--channel", "Arena", "--now", "2026-12-07T22:20:00Z").MustSucceed().List("channels")[0].GetProperty("now").Text("title").Should().Be("Match");
        Worker.Run("list-revisions", "Evening").MustSucceed().List("revisions")[0].Text("message").Should().Be("Extra time");

        Worker.Run("revert-schedule", "Evening", "--to", "1").MustSucceed();
        Titles().Should().Equal("Match 22:00", "Film 23:30", "Trailers 23:40", "Night 02:00");
    }

    [Fact]
    public void Nothing_on_air_says_what_is_next_and_a_person_reads_sentences()
    {
        Worker.Run("overrun", "--channel", "Arena", "--by", "5m", "--now", "2026-12-07T19:00:00Z").MustFail(4, "not_found", "Nothing is on air")
            .Text("hint").Should().Contain("“Match”, from 2026-12-07T20:00:00Z");
        Worker.Run("overrun", "--channel", "Arena", "--by", "-5m", "--now", InTheMatch).MustFail(3, "validation", "-5m").Text("hint").Should().Contain("early");

        var table = Worker.Run("overrun", "--channel", "Arena", "--early", "10m", "--now", InTheMatch, "--output", "table");
        table.ExitCode.Should().Be(0, table.Text + table.Error);
        table.Text.Should().Contain("summary: “Match” ends at").And.Contain("events:");
    }

    private IEnumerable<string> Titles() =>
        Worker.Run("timeline", "--channel", "Arena", "--from", "2026-12-07", "--to", "2026-12-09").MustSucceed()
            .List("events").Select(row => $"{row.Text("title")} {row.Text("end")[11..16]}");
}
