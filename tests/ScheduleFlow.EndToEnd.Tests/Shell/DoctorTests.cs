namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class DoctorTests : VerbTests
{
    [Fact]
    public void A_store_in_order_is_healthy()
    {
        Import("campus_week.xml");
        Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed();

        var reply = Worker.Run("doctor").MustSucceed();

        reply.GetProperty("healthy").GetBoolean().Should().BeTrue();
        reply.Number("count").Should().Be(0);
        reply.GetProperty("checked").Number("schedules").Should().Be(1);
        reply.GetProperty("checked").Number("playlists").Should().Be(1);
        reply.GetProperty("free_bytes").GetInt64().Should().BePositive();
    }

    [Fact]
    public void A_damaged_schedule_is_found_with_exit_1_and_mended_when_asked()
    {
        var path = FileOf(Import("with_gaps.json"));
        File.WriteAllText(path, "{");

        var found = Worker.Run("doctor");
        found.ExitCode.Should().Be(1);
        found.Json.GetProperty("healthy").GetBoolean().Should().BeFalse();
        var finding = found.Json.List("findings").Should().ContainSingle().Which;
        finding.Text("id").Should().Be("schedule-damaged");
        finding.Text("severity").Should().Be("error");
        finding.Text("path").Should().Be($"schedules/{Path.GetFileName(path)}");
        File.ReadAllText(path).Should().Be("{");

        var repaired = Worker.Run("doctor", "--repair");
        repaired.ExitCode.Should().Be(1, "something was found");
        repaired.Json.GetProperty("healthy").GetBoolean().Should().BeTrue();

        Worker.Run("doctor").MustSucceed().List("findings").Should().OnlyContain(rest => rest.Text("severity") == "info");
    }

    [Fact]
    public void A_table_shows_each_finding_in_a_row_with_its_whole_message()
    {
        File.WriteAllText(FileOf(Import("with_gaps.json")), "{");

        var table = Worker.Run("doctor", "--output", "table");

        table.Text.Should().MatchRegex(@"(?m)^ID +SEVERITY +PATH .*MESSAGE$").And.MatchRegex(@"(?m)^schedule-damaged +error +schedules/.* it is damaged at line 1, byte \d+\.$");
    }

    private string FileOf(string id) => Path.Combine(Worker.DataFolder, "schedules", $"{id}.json");
}
