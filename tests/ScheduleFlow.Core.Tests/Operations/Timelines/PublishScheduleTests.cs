using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Timelines;

public sealed class PublishScheduleTests : TimelineStation
{
    private readonly string _week;
    private readonly string _evening;

    public PublishScheduleTests()
    {
        _week = Stored(1, Events.At(0, 40, "A"), Events.At(40, 60, "B"), Events.At(60, 100, "C"));
        _evening = Stored(2, Events.At(50, 55, "X"), Events.At(65, 70, "Y"));
    }

    [Fact]
    public void A_schedule_that_is_not_published_is_a_draft_and_on_nowhere()
    {
        Shown(Timeline()).Should().BeEmpty();
        Replies.Json(Now.Run(new NowRequest(), At(5))).GetProperty("count").GetInt32().Should().Be(0);
        Guide().Should().NotContain("<programme");
    }

    [Fact]
    public void The_one_that_was_published_last_is_on_over_its_own_span_gaps_included()
    {
        var first = Publish(_week);
        first.GetProperty("unchanged").GetBoolean().Should().BeFalse();
        Span(first.GetProperty("covers")).Should().Be("0-100");
        first.GetProperty("displaces").GetArrayLength().Should().Be(0);

        var second = Publish(_evening);

        Span(second.GetProperty("covers")).Should().Be("50-70");
        var displaced = second.GetProperty("displaces")[0];
        displaced.GetProperty("schedule_id").GetString().Should().Be(_week);
        displaced.GetProperty("name").GetString().Should().Be("Schedule 1");
        Span(displaced).Should().Be("50-70");
        Shown(Timeline()).Should().Equal("A 0-40", "B 40-50", "X 50-55", "Y 65-70", "C 70-100");
    }

    [Fact]
    public void Guide_now_and_timeline_say_the_same()
    {
        Publish(_week);
        Publish(_evening);

        OnNow(45).Should().Be("B");
        OnNow(52).Should().Be("X");
        OnNow(60).Should().BeNull("the gap of what is published last is a gap");
        OnNow(75).Should().Be("C");
        Guide().Should().Contain("<title>X</title>").And.Contain("<title>C</title>");
    }

    [Fact]
    public void From_and_until_say_what_part_of_it_is_on()
    {
        Publish(_evening);
        var reply = Publish(_week, from: 20, until: 52);

        Span(reply.GetProperty("covers")).Should().Be("20-52");
        Shown(Timeline()).Should().Equal("A 20-40", "B 40-52", "X 52-55", "Y 65-70");
        Publishing(_week, from: 52, until: 52).Problem!.Type.Should().Be(ErrorType.Validation);
        Publishing(_week, from: 100).Problem!.Message.Should().Contain("Schedule 1");
        Publishing(_week, from: 200, until: 300).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void Times_without_an_offset_are_in_the_zone_that_is_named()
    {
        var request = new PublishScheduleRequest { Id = _week, Channel = "one", From = "2025-11-24T17:00:20", Zone = "Europe/Berlin" };

        Span(Replies.Json(PublishSchedule.Run(request, At())).GetProperty("covers")).Should().Be("20-100");

        var unknown = new PublishScheduleRequest { Id = _week, Channel = "one", Zone = "Europe/Berlim" };
        PublishSchedule.Run(unknown, At()).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void Published_again_it_is_on_top_with_its_new_times_and_the_same_again_changes_nothing()
    {
        Publish(_week);
        Publish(_evening);
        Publish(_week).GetProperty("unchanged").GetBoolean().Should().BeFalse("it goes above the other one");
        Shown(Timeline()).Should().Equal("A 0-40", "B 40-60", "C 60-100");

        var revision = Store().Timelines.Load().Value.Revision;
        Publish(_week).GetProperty("unchanged").GetBoolean().Should().BeTrue();
        Store().Timelines.Load().Value.Revision.Should().Be(revision);

        Publish(_week, until: 50).GetProperty("unchanged").GetBoolean().Should().BeFalse();
        Store().Timelines.Load().Value.Of("one").Publications.Should().HaveCount(2);
        Shown(Timeline()).Should().Equal("A 0-40", "B 40-50", "X 50-55", "Y 65-70");
    }

    [Fact]
    public void A_dry_run_says_the_same_and_changes_nothing()
    {
        Publish(_evening);
        var state = StoreState.Of(Store());

        var shown = Publish(_week, dryRun: true);

        shown.GetProperty("dry_run").GetBoolean().Should().BeTrue();
        Span(shown.GetProperty("displaces")[0]).Should().Be("50-70");
        StoreState.Of(Store()).Should().Be(state);
        Publish(_week).ToString().Should().Be(shown.ToString().Replace(",\"dry_run\":true", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("One")]
    public void A_channel_is_named_by_its_id_or_name(string name) =>
        Replies.Json(Publishing(_week, name)).GetProperty("channel").GetString().Should().Be("one");

    [Fact]
    public void An_unknown_channel_is_an_error_that_names_a_near_one()
    {
        var problem = Publishing(_week, "tow").Problem!;

        problem.Type.Should().Be(ErrorType.NotFound);
        problem.Hint.Should().Contain("Did you mean “two”?").And.Contain("--new");
        Store().Timelines.Load().Value.Channels.Should().BeEmpty();
    }

    [Fact]
    public void A_station_without_channels_has_the_channel_default_and_begins_others_with_new()
    {
        Replies.Json(Publishing(_week, "default")).GetProperty("channel").GetString().Should().Be("default");
        var lobby = Replies.Json(Publishing(_week, "Lobby loop", isNew: true));
        lobby.GetProperty("channel").GetString().Should().Be("Lobby loop");
        lobby.GetProperty("warnings")[0].GetString().Should().Contain("“Lobby loop” is not in the list of channels").And.Contain("export-guide");
        Replies.Json(Publishing(_week, "two")).TryGetProperty("warnings", out _).Should().BeFalse("it is in the list");

        // It is known from now on.
        Replies.Json(Publishing(_evening, "Lobby loop")).GetProperty("channel").GetString().Should().Be("Lobby loop");
        Shown(Timeline("Lobby loop")).Should().Contain("X 50-55");
        Publishing(_week, "Lobby lop").Problem!.Hint.Should().Contain("Did you mean “Lobby loop”?");
        Publishing(_week, " x", isNew: true).Problem!.Type.Should().Be(ErrorType.Validation);
        Publishing(_week, "one", isNew: true).Problem.Should().BeNull("new allows a new name, and demands none");
    }

    [Fact]
    public void Of_a_guide_of_several_channels_the_own_one_is_published_or_the_one_that_is_named()
    {
        var guide = Stored(3, Events.At(0, 10, "Of one") with { Channel = "one" }, Events.At(0, 10, "Of x") with { Channel = "x" });

        Publish(guide);
        Shown(Timeline()).Should().Equal("Of one 0-10");
        Publishing(guide, "two").Problem!.Hint.Should().Contain("one, x");
        Replies.Json(Publishing(guide, "two", lane: "x")).GetProperty("schedule_channel").GetString().Should().Be("x");
        Shown(Timeline("two")).Should().Equal("Of x 0-10");
        Publishing(guide, "two", lane: "y").Problem!.Message.Should().Contain("has no channel “y”");
    }

    [Fact]
    public void A_channel_that_is_given_a_schedule_shows_only_that_one()
    {
        Publish(_week);
        Publish(_evening);

        Update("one", $$"""{"schedule_id":"{{_week}}"}""").Problem.Should().BeNull();

        Shown(Timeline()).Should().Equal("A 0-40", "B 40-60", "C 60-100");
        Timeline().GetProperty("publications").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public void The_list_of_channels_shows_the_one_that_was_published_last()
    {
        Publish(_week);
        Publish(_evening);

        var one = Replies.Json(ListChannels.Run(new ListChannelsRequest(), At())).GetProperty("channels")[0];
        one.GetProperty("schedule_id").GetString().Should().Be(_evening);
    }

    [Fact]
    public void A_deleted_channel_has_no_timeline()
    {
        Publish(_week);

        Replies.Json(DeleteChannel.Run(new DeleteChannelRequest { Id = "one" }, At()));

        Store().Timelines.Load().Value.Channels.Should().BeEmpty();
        Core.Operations.Timelines.Timeline.Run(new TimelineRequest { Channel = "one" }, At()).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    [Fact]
    public void The_audit_log_names_the_schedule_and_the_channel()
    {
        Publish(_week);

        var line = File.ReadAllLines(Path.Combine(Folder["data"], "audit.jsonl"))[^1];
        line.Should().Contain(_week).And.Contain("\"channels\":[\"one\"]").And.Contain("timelines");
    }

    [Fact]
    public void The_same_request_under_the_same_key_is_answered_the_same_and_made_once()
    {
        var request = new PublishScheduleRequest { Id = _week, Channel = "one", RepeatKey = "k" };
        var first = Replies.Json(PublishSchedule.Run(request, At()));
        Unpublish(_week);

        var again = PublishSchedule.Run(request, At()).Value.Should().BeOfType<StoredReply>().Subject;

        Encoding.UTF8.GetString(again.Document.Span).Should().Be(first.ToString().Replace("\"status\":\"success\",", "", StringComparison.Ordinal));
        Shown(Timeline()).Should().BeEmpty();
        var other = new PublishScheduleRequest { Id = _evening, Channel = "one", RepeatKey = "k" };
        PublishSchedule.Run(other, At()).Problem!.Type.Should().Be(ErrorType.Conflict);
    }

    [Fact]
    public void A_schedule_that_does_not_exist_is_not_published()
    {
        Publishing(Samples.Id(9).ToString()).Problem!.Type.Should().Be(ErrorType.NotFound);
        Publishing(_week, lane: "x").Problem!.Type.Should().Be(ErrorType.Validation);
    }

    private string Guide() => Encoding.UTF8.GetString(Replies.Document(At(), context => ExportGuide.Run(new ExportGuideRequest(), context)));
}
