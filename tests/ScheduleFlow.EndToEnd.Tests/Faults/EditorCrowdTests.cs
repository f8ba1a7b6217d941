using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>Sixteen editors at once on one schedule, as processes.</summary>
public sealed class EditorCrowdTests : VerbTests
{
    [Fact]
    public async Task Every_edit_of_sixteen_processes_that_was_accepted_is_a_revision_and_every_other_was_told_why()
    {
        var id = Worker.RunWith(EditorCrowd.Document, "import-schedule", "-").MustSucceed().Text("schedule_id");
        var crowd = new EditorCrowd(
            () => Task.FromResult(Show(id).Number("revision")),
            edit =>
            {
                string[] guard = edit.IfRevision is { } revision ? ["--if-revision", $"{revision}"] : [];
                var result = Worker.RunWith(edit.Json, ["edit-schedule", id, "-", "--message", edit.Message, .. guard]);
                return Task.FromResult(new EditorCrowd.Answer(result.ExitCode == 0, result.ExitCode is 0 or 5 or 6, result.Json));
            });

        await crowd.EditAsync();

        crowd.MustHaveLostNothing(
            Worker.Run("list-revisions", id).MustSucceed(),
            number => Worker.Run("show-schedule", id, "--revision", $"{number}").MustSucceed());
    }
}
