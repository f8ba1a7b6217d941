using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class ListSchedulesTests : VerbTests
{
    public ListSchedulesTests()
    {
        for (var day = 1; day <= 5; day++)
        {
            Worker.RunWith(Documents.Small.Xml, "import-schedule", "-", "--name", $"Day {day}", "--now", $"2026-11-0{day}T00:00:00Z").MustSucceed();
        }
    }

    [Fact]
    public void Schedules_are_listed_in_the_order_of_their_import()
    {
        var reply = Worker.Run("list-schedules").MustSucceed();

        reply.List("schedules").Select(schedule => schedule.Text("name")).Should().Equal("Day 1", "Day 2", "Day 3", "Day 4", "Day 5");
        reply.Number("count").Should().Be(5);
        reply.Text("next").Should().BeEmpty();
    }

    [Fact]
    public void Pages_follow_one_another_without_a_gap_or_a_repeat()
    {
        var names = new List<string>();
        string[] after = [];
        int[] counts = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            var page = Worker.Run(["list-schedules", "--limit", "2", .. after]).MustSucceed();
            names.AddRange(page.List("schedules").Select(schedule => schedule.Text("name")));
            after = ["--after", page.Text("next")];
            return page.Number("count");
        })];

        counts.Should().Equal(2, 2, 1);
        names.Should().Equal("Day 1", "Day 2", "Day 3", "Day 4", "Day 5");
        after[1].Should().BeEmpty();
    }

    [Fact]
    public void A_part_of_the_name_in_any_case_chooses()
        => Worker.Run("list-schedules", "--name", "dAY 3").MustSucceed().List("schedules").Should().ContainSingle().Which.Text("name").Should().Be("Day 3");

    [Fact]
    public void A_table_for_people_has_a_line_for_each_schedule()
    {
        var result = Worker.Run("list-schedules", "--output", "table");

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        var lines = result.Text.Split('\n');
        lines.Should().ContainSingle(line => line.StartsWith("ID", StringComparison.Ordinal) && line.Contains("NAME"));
        lines.Count(line => line.Contains("Day ")).Should().Be(5);
    }

    [Fact]
    public void A_name_cannot_recolour_or_reorder_a_table()
    {
        Worker.RunWith(Small.Json, "import-schedule", "-", "--name", "ok\u001b[31m \u202egpj").MustSucceed();

        var table = Worker.Run("list-schedules", "--output", "table").Text;

        table.Should().Contain(@"ok\u001b[31m \u202egpj").And.NotContainAny("\u001b", "\u202e");
        Worker.Run("list-schedules", "--output", "json").Text.Should().Contain("\u202egpj", "for programs it stays what it is");
    }

    [Fact]
    public void The_list_is_the_same_when_the_index_is_lost()
    {
        var before = Worker.Run("list-schedules").Text;

        File.Delete(Path.Combine(Worker.DataFolder, "schedules", "index.jsonl"));

        Worker.Run("list-schedules").Text.Should().Be(before);
    }
}
