using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class RevisionTests : VerbTests
{
    [Fact]
    public void Three_changes_are_undone_and_redone_step_by_step()
    {
        var id = Import("with_gaps.json");
        foreach (var title in (string[])["One", "Two", "Three"])
        {
            Replace(id, title).MustSucceed();
        }

        foreach (var (to, revision) in ((int, int)[])[(3, 5), (2, 6), (1, 7), (2, 8), (3, 9), (4, 10)])
        {
            Worker.Run("revert-schedule", id, "--to", $"{to}", "--message", $"to {to}").MustSucceed().Number("revision").Should().Be(revision);
            Events(id, null).Should().Be(Events(id, $"{to}"));
            Worker.Run("diff", $"{id}@{to}", id).MustSucceed().Text("same").Should().Be("True");
        }

        var list = Worker.Run("list-revisions", id).MustSucceed();
        list.Number("total").Should().Be(10);
        list.List("revisions").Select(revision => revision.Number("revision")).Should().Equal(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        list.List("revisions")[0].Text("message").Should().Be("to 4");
        list.List("revisions")[0].Text("verb").Should().Be("revert-schedule");
        Worker.Run("diff", $"{id}@1", $"{id}@4").ExitCode.Should().Be(1);
        Worker.Run("list-revisions", id, "--output", "table").Text.Should().Contain("REVISION").And.Contain("to 4");
    }

    [Fact]
    public void A_revision_is_shown_to_the_byte_as_it_was_stored()
    {
        var id = Import("with_gaps.json");
        var first = Worker.Run("show-schedule", id).Output;
        Replace(id, "One").MustSucceed();

        Worker.Run("show-schedule", id, "--revision", "1").Output.Should().Equal(first);
        Worker.Run("show-schedule", $"{id}@1").Output.Should().Equal(first);
        Worker.Run("show-schedule", $"{id[..8]}@1").Output.Should().Equal(first);
        Worker.Run("show-schedule", id, "--revision", "9").ExitCode.Should().Be(4);
        Worker.Run("show-schedule", $"{id}@9").ExitCode.Should().Be(4);
    }

    [Fact]
    public void Whoever_comes_too_late_is_told_whose_change_came_first()
    {
        var id = Import("with_gaps.json");
        Replace(id, "One").MustSucceed();

        var refused = Worker.Run("revert-schedule", id, "--to", "1", "--if-revision", "1");

        refused.ExitCode.Should().Be(5);
        refused.Json.Text("details").Should().StartWith("Revision 2 was stored by someone in a shell at").And.EndWith("with import-schedule: One");
    }

    [Fact]
    public void A_table_of_edits_shows_each_event_once_and_what_differs()
    {
        var id = Import("with_gaps.json");
        var item = Worker.Run("show-schedule", id).MustSucceed().List("events")[0];

        var table = Worker.Run("edit-schedule", id, "--resize", item.Text("id"), "--by", "-1m", "--dry-run", "--output", "table").Text;

        var rows = table.Split('\n').SkipWhile(line => !line.StartsWith("WHAT", StringComparison.Ordinal)).Take(2).ToArray();
        rows[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Should().Equal("WHAT", "ID", "START", "END", "TITLE", "MESSAGE");
        rows[1].Should().StartWith("changed").And.Contain(item.Text("title")).And.Contain($"end: {item.Text("end")} → ").And.NotContain("…");
    }

    private WorkerResult Replace(string id, string title) =>
        Worker.RunWith(Small.Json.Replace("Harbour News", title, StringComparison.Ordinal), "import-schedule", "-", "--replace", id, "--message", title);

    private string Events(string id, string? revision)
    {
        var shown = Encoding.UTF8.GetString(Worker.Run(["show-schedule", id, .. revision is null ? (string[])[] : ["--revision", revision]]).Output);
        return shown[shown.IndexOf("\"events\":[", StringComparison.Ordinal)..];
    }
}
