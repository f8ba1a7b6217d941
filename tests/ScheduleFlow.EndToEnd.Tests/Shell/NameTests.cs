using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>What is stored, named in a shell as people name it.</summary>
public sealed class NameTests : VerbTests
{
    [Fact]
    public void A_schedule_is_named_by_its_name_or_the_beginning_of_its_id()
    {
        var id = Worker.RunWith(Small.Xml, "import-schedule", "-", "--name", "Week 49").MustSucceed().Text("schedule_id");

        Show("Week 49").Text("id").Should().Be(id);
        Show(id[..4]).Text("id").Should().Be(id);
        Worker.Run("add-channel", "--id", "one", "--name", "One", "--url", "http://127.0.0.1:9/a").MustSucceed();
        Worker.Run("update-channel", "One", "--schedule", "Week 49").MustSucceed().GetProperty("channel").Text("id").Should().Be("one");
        Worker.Run("delete-schedule", "Week 4").MustFail(4, "not_found", "Week 4");
        Worker.Run("delete-schedule", "Week 49").MustSucceed().Text("deleted").Should().Be(id);
    }

    [Fact]
    public void What_several_have_is_refused_with_all_of_them()
    {
        Worker.RunWith(Small.Xml, "import-schedule", "-", "--name", "Same").MustSucceed();
        Worker.RunWith(Small.Json, "import-schedule", "-", "--name", "Same").MustSucceed();

        Worker.Run("delete-schedule", "Same").MustFail(3, "validation", "2 schedules fit “Same”.").List("errors").Should().HaveCount(2);

        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(2);
    }

    [Fact]
    public void An_existing_file_comes_before_a_name_and_a_whole_id_before_a_file()
    {
        var id = Worker.RunWith(Small.Xml, "import-schedule", "-", "--name", "Week 49").MustSucceed().Text("schedule_id");
        var file = Folder.Write("Week 49", Small.Json);

        // As a path it is the file; as a bare name, in another folder than the file's, the schedule.
        Worker.Run("diff", file, id).Json.GetProperty("a").TryGetProperty("id", out _).Should().BeFalse();
        Worker.Run("diff", "Week 49", id).MustSucceed().GetProperty("same").GetBoolean().Should().BeTrue();
        Worker.Run("lint", "nowhere.xml").MustFail(4, "file_not_found", "nowhere.xml").Text("details").Should().Contain("There is no schedule");
    }
}
