namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>Times as clocks of the station show them: asked for, or set for the whole store.</summary>
public sealed class ZoneTests : VerbTests
{
    private readonly string _id;

    public ZoneTests() => _id = Worker
        .RunWith("""[{"title":"Film","start":"2026-12-01T20:00:00Z","end":"2026-12-01T21:00:00Z"}]""", "import-schedule", "-", "--name", "Evening")
        .MustSucceed().Text("schedule_id");

    [Fact]
    public void JSON_has_local_times_beside_the_instants_where_they_are_asked_for()
    {
        var film = Worker.Run("show-schedule", "Evening", "--zone", "Europe/Berlin").MustSucceed().List("events").Single();
        film.Text("start").Should().Be("2026-12-01T20:00:00Z");
        film.Text("start_local").Should().Be("2026-12-01T21:00:00+01:00");

        Worker.Run("explain", _id, "--at", "2026-12-01 21:30", "--zone", "Europe/Berlin").MustSucceed().Text("at_local").Should().Be("2026-12-01T21:30:00+01:00");
        Worker.Run("now", "--zone", "Europe/Berlin", "--now", "2026-12-01T20:00:00Z").MustSucceed().Text("time_local").Should().Be("2026-12-01T21:00:00+01:00");
        Worker.Run("now", "--zone", "Europe/Berlinn").MustFail(3, "validation", "Europe/Berlin ");
    }

    [Fact]
    public void The_stores_zone_is_that_of_tables_and_of_what_has_no_offset_and_changes_no_JSON()
    {
        var before = Worker.Run("show-schedule", _id).Text;
        Worker.Run("list-schedules", "--output", "table").Text.Should().Contain("2026-12-01T20:00:00Z");

        Worker.RunWith("""{"station":{"zone":"Europe/Berlin"}}""", "set-config", "-").MustSucceed();

        Worker.Run("show-schedule", _id).Text.Should().Be(before);
        Worker.Run("list-schedules", "--output", "table").Text.Should().Contain("2026-12-01T21:00:00+01:00").And.NotContain("20:00:00Z");
        Worker.Run("show-schedule", _id, "--output", "table", "--zone", "Asia/Tokyo").Text.Should().Contain("2026-12-02T05:00:00+09:00");
        Worker.Run("explain", _id, "--at", "2026-12-01 21:00").MustSucceed().GetProperty("on_air").GetBoolean().Should().BeTrue();
    }
}
