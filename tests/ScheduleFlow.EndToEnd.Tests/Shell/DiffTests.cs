using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class DiffTests : VerbTests
{
    private const string Later = """{"events":[{"title":"Harbour News","start":"2026-12-01T12:00:00Z","end":"2026-12-01T13:00:00Z"}]}""";

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("xmltv")]
    [InlineData("csv")]
    [InlineData("ics")]
    [InlineData("m3u")]
    public void A_schedule_is_the_same_as_its_export(string format)
    {
        var id = Import("campus_week.xml");
        var path = Folder["export." + format];
        Worker.Run("export-schedule", id, "--format", format, "--output", path).MustSucceed();

        var reply = Worker.Run("diff", id, path, "--start", "2026-11-30T00:00:00Z");

        var diff = reply.MustSucceed();
        diff.Text("same").Should().Be("True", reply.Text);
        diff.GetProperty("counts").Number("unchanged").Should().Be(213);
        diff.GetProperty("a").Text("schedule_id").Should().Be(id);
        diff.GetProperty("b").Text("format").Should().Be(format);
    }

    [Fact]
    public void What_moved_is_said_and_the_exit_code_is_1()
    {
        var before = Folder.Write("before.json", Small.Json);

        var result = Worker.RunWith(Later, "diff", before, "-");

        result.ExitCode.Should().Be(1, result.Text);
        var moved = result.Json.List("moved").Should().ContainSingle().Subject;
        moved.Text("title").Should().Be("Harbour News");
        moved.GetProperty("changes").GetProperty("start").Text("to").Should().Be("2026-12-01T12:00:00Z");
        Worker.RunWith(Later, "diff", before, "-", "--output", "table").Text.Should().Contain("start: 2026-12-01T10:00:00Z → 2026-12-01T12:00:00Z");
    }

    [Fact]
    public void For_people_each_list_says_what_it_is_of()
    {
        var lines = Worker.Run("diff", Demo("campus_week.xml"), Demo("with_gaps.json"), "--output", "table").Text.Split('\n');

        lines.Should().ContainInOrder("added:", "removed:", "changed:");
        lines.Should().NotContain("moved:", "nothing has");
    }

    [Fact]
    public void A_file_of_several_schedules_is_compared_as_one_and_that_is_said()
    {
        var several = Folder.Write("several.json", $$"""{"schedules":[{{Small.Json}},{"name":"Two","events":[{"title":"Film","start":"2026-12-01T11:00:00Z","end":"2026-12-01T12:00:00Z"}]}]}""");

        var result = Worker.RunWith(Small.Json, "diff", "-", several);

        result.ExitCode.Should().Be(1, result.Text);
        result.Json.List("added").Should().ContainSingle().Which.Text("title").Should().Be("Film");
        result.Json.List("warnings").Should().Contain(warning => warning.GetString()!.Contains("2 schedules"));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Worker.Run("diff", "-", "-").MustFail(3, "validation", "standard input");
        Worker.Run("diff", "00000000-0000-4000-8000-000000000000", Demo("with_gaps.json")).MustFail(4, "not_found");
        Worker.Run("diff", Demo("with_gaps.json"), Folder["none.json"]).MustFail(4, "file_not_found");
        Worker.RunWith("<tvguide>", "diff", Demo("with_gaps.json"), "-").MustFail(3, "parse_error");
        Worker.Run("diff", Import("with_gaps.json"), Demo("with_gaps.json"), "--channel", "none").MustFail(4, "not_found", "none");
        Worker.Run("diff", Demo("with_gaps.json"), Demo("with_gaps.json"), "--channel", "none").MustFail(3, "validation", "none");
        Worker.Run("diff", Demo("with_gaps.json"), Demo("with_gaps.json"), "--zone", "Nowhere/At_All").MustFail(3, "validation", "Nowhere");
    }
}
