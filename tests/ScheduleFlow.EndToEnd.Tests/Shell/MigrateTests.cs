namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class MigrateTests : VerbTests
{
    [Fact]
    public void An_older_schedule_is_listed_first_and_then_brought_up_to_date()
    {
        var id = Import("with_gaps.json");
        var path = Path.Combine(Worker.DataFolder, "schedules", $"{id}.json");
        var written = File.ReadAllText(path);
        File.WriteAllText(path, written.Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"revision\":1,\n", "", StringComparison.Ordinal));

        var plan = Worker.Run("migrate", "--dry-run").MustSucceed();
        plan.Number("migrated").Should().Be(1);
        plan.List("documents").Should().ContainSingle().Which.Text("path").Should().Be($"schedules/{id}.json");
        File.ReadAllText(path).Should().Contain("\"version\":1");

        Worker.Run("migrate").MustSucceed().Number("migrated").Should().Be(1);
        File.ReadAllText(path).Should().Be(written);
        Worker.Run("migrate").MustSucceed().Number("current").Should().Be(1);
        Worker.Run("doctor").MustSucceed();
    }
}
