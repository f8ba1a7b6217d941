namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class DeleteScheduleTests : VerbTests
{
    [Fact]
    public void A_deleted_schedule_is_gone_and_the_others_stay()
    {
        var gone = Import("campus_week.xml");
        var stays = Import("with_gaps.json");

        Worker.Run("delete-schedule", gone).MustSucceed().Text("deleted").Should().Be(gone);

        Worker.Run("list-schedules").MustSucceed().List("schedules").Should().ContainSingle().Which.Text("id").Should().Be(stays);
        Worker.Run("show-schedule", gone).MustFail(4, "not_found", gone);
        Worker.Run("delete-schedule", gone).MustFail(4, "not_found", gone);
    }

    [Theory]
    [InlineData]
    [InlineData("--confirm", "yes")]
    [InlineData("--confirm", "delete_all_schedules")]
    public void Without_the_words_nothing_is_deleted(params string[] words)
    {
        Import("with_gaps.json");
        var before = StoreState.Of(Worker.DataFolder);

        Worker.Run(["delete-all-schedules", .. words]).MustFail(3, "validation", "confirmed");

        StoreState.Of(Worker.DataFolder).Should().Be(before);
    }

    [Fact]
    public void With_the_words_every_schedule_is_deleted_and_counted()
    {
        Import("campus_week.xml");
        Import("with_gaps.json");

        Worker.Run("delete-all-schedules", "--confirm", "DELETE_ALL_SCHEDULES").MustSucceed().Number("deleted").Should().Be(2);

        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(0);
        StoreState.ScheduleFiles(Worker.DataFolder).Should().BeEmpty();
    }
}
