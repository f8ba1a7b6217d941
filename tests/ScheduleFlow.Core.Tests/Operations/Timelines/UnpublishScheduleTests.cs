using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

public sealed class UnpublishScheduleTests : TimelineStation
{
    private readonly string _week;
    private readonly string _evening;

    public UnpublishScheduleTests()
    {
        _week = Stored(1, Events.At(0, 40, "A"), Events.At(40, 60, "B"), Events.At(60, 100, "C") with { MediaUrl = "c.mp4" });
        _evening = Stored(2, Events.At(50, 55, "X") with { MediaUrl = "x.mp4" }, Events.At(65, 120, "Y") with { MediaUrl = "y.mp4" });
        Publish(_week);
        Publish(_evening);
    }

    [Fact]
    public void What_was_covered_shows_again()
    {
        var reply = Unpublish(_evening);

        var channel = reply.GetProperty("channels")[0];
        channel.GetProperty("channel").GetString().Should().Be("one");
        Span(channel.GetProperty("covered")).Should().Be("50-120");
        channel.GetProperty("shows_again").GetArrayLength().Should().Be(1);
        channel.GetProperty("shows_again")[0].GetProperty("name").GetString().Should().Be("Schedule 1");
        Span(channel.GetProperty("shows_again")[0]).Should().Be("50-100");
        Shown(Timeline()).Should().Equal("A 0-40", "B 40-60", "C 60-100");
    }

    [Fact]
    public void Without_a_channel_it_leaves_all_and_is_a_draft_again()
    {
        Publish(_evening, "two");

        var one = Unpublish(_evening, "one", dryRun: true);
        one.GetProperty("published_on").EnumerateArray().Select(id => id.GetString()).Should().Equal("two");
        Timeline("one").GetProperty("publications").GetArrayLength().Should().Be(2, "it was a dry run");
        var reply = Unpublish(_evening);

        reply.GetProperty("channels").GetArrayLength().Should().Be(2);
        reply.GetProperty("published_on").GetArrayLength().Should().Be(0);
        Shown(Timeline("two")).Should().BeEmpty();
        Listed(2).Should().BeEmpty();
        Listed(1).Should().Equal("one");
    }

    [Fact]
    public void What_is_not_on_the_channel_is_not_taken_from_it()
    {
        Unpublish(_evening, "two").GetProperty("unchanged").GetBoolean().Should().BeTrue();
        Unpublish(_evening).GetProperty("unchanged").GetBoolean().Should().BeFalse();
        Unpublish(_evening).GetProperty("unchanged").GetBoolean().Should().BeTrue();
        UnpublishSchedule.Run(new UnpublishScheduleRequest { Id = Samples.Id(9).ToString() }, At()).Problem!.Type.Should().Be(ErrorType.NotFound);
        UnpublishSchedule.Run(new UnpublishScheduleRequest { Id = _week, Channel = "tow" }, At()).Problem!.Hint.Should().Contain("two");
    }

    [Fact]
    public void What_was_on_air_stays_in_the_history_and_what_was_not_leaves_it()
    {
        Unpublish(_evening, now: 60);

        Store().Timelines.LoadHistory("one").Value.Plays.Select(play => play.Url).Should().Equal("x.mp4");
    }

    [Fact]
    public void Lists_and_schedules_say_where_they_are_published()
    {
        Listed(1).Should().Equal("one");
        var shown = ShowSchedule.Run(new ShowScheduleRequest { Id = _week }, At()).Value.Should().BeOfType<StoredReply>().Subject;
        shown.Added.Should().ContainSingle().Which.Name.Should().Be("published_on");
        shown.Added[0].Texts.Should().Equal("one");
    }

    [Fact]
    public void A_deleted_schedule_leaves_its_channels_and_the_reply_says_which()
    {
        Publish(_evening, "two");

        var reply = Replies.Json(DeleteSchedule.Run(new DeleteScheduleRequest { Id = _evening }, At()));

        reply.GetProperty("unpublished_from").EnumerateArray().Select(id => id.GetString()).Should().Equal("one", "two");
        Shown(Timeline()).Should().Equal("A 0-40", "B 40-60", "C 60-100");
        Unpublish(_week);
        Replies.Json(DeleteSchedule.Run(new DeleteScheduleRequest { Id = _week }, At())).GetProperty("unpublished_from").GetArrayLength().Should().Be(0);
    }

    private IEnumerable<string?> Listed(int number) =>
        Replies.Json(ListSchedules.Run(new ListSchedulesRequest(), At())).GetProperty("schedules").EnumerateArray()
            .Single(row => row.GetProperty("id").GetString() == Samples.Id(number).ToString())
            .GetProperty("published_on").EnumerateArray().Select(id => id.GetString());
}
