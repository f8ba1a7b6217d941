using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Live;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Operations.Timelines;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Live;

/// <summary>A match that does not keep to its time; times are seconds.</summary>
public sealed class OverrunTests : TimelineStation
{
    private readonly string _evening;

    public OverrunTests()
    {
        _evening = Stored(
            1,
            Events.At(0, 5_400, "Match"),
            Events.At(5_400, 9_000, "Film"),
            Events.At(9_000, 9_600, "Trailers") with { Category = "Filler" },
            Events.At(9_600, 11_400, "News") with { Fixed = true },
            Events.At(11_400, 15_000, "Late film"));
        Publish(_evening);
    }

    [Fact]
    public void What_is_on_goes_on_and_what_follows_moves_as_far_as_the_next_fixed_start()
    {
        var reply = Run(at: 4_000, new() { Channel = "one", By = "35m", Message = "Extra time" });

        Shown(Timeline(to: 20_000)).Should().Equal("Match 0-7500", "Film 7500-9600", "News 9600-11400", "Late film 11400-15000");
        (reply.GetProperty("revision").GetInt64(), reply.GetProperty("title").GetString()).Should().Be((2, "Match"));
        reply.GetProperty("summary").GetString().Should().Be($"“Match” ends at {At(7_500).Now} instead of {At(5_400).Now}; what follows: 1 moved, 1 dropped.");
        reply.GetProperty("events").EnumerateArray().Select(row => (row.GetProperty("what").GetString(), row.GetProperty("title").GetString()))
            .Should().Equal(("changed", "Match"), ("moved", "Film"), ("removed", "Trailers"));
        Stored().Change!.Message.Should().Be("Extra time");
        OnNow(6_000).Should().Be("Match");
    }

    [Fact]
    public void Until_and_early_say_the_same_in_other_words()
    {
        var dry = Run(4_000, new() { Channel = "One", Until = At(7_500).Now.ToString(), IsDryRun = true });
        Run(4_000, new() { Channel = "one", By = "2100s", IsDryRun = true }).ToString().Should().Be(dry.ToString());
        Stored().Revision.Should().Be(1, "these were dry runs");

        Run(4_000, new() { Channel = "one", Early = "10m" });

        Shown(Timeline(to: 20_000)).Should().Equal("Match 0-4800", "Film 4800-8400", "Trailers 8400-9000", "News 9600-11400", "Late film 11400-15000");
        Run(4_000, new() { Channel = "one", Until = At(5_400).Now.ToString() });
        Shown(Timeline(to: 20_000)).Should().StartWith(["Match 0-5400", "Film 5400-9000", "Trailers 9000-9600"]);
    }

    [Fact]
    public void A_fixed_start_holds()
    {
        var problem = Problem(4_000, new() { Channel = "one", By = "2h" });

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().Contain("“News”").And.Contain("fixed");
        Stored().Revision.Should().Be(1);
    }

    [Fact]
    public void What_is_left_too_short_is_dropped_and_how_short_that_is_can_be_said()
    {
        Run(4_000, new() { Channel = "one", Until = At(9_400).Now.ToString(), IsDryRun = true, Least = "3m" })
            .GetProperty("counts").GetProperty("removed").GetInt32().Should().Be(1);
        Run(4_000, new() { Channel = "one", Until = At(9_400).Now.ToString(), IsDryRun = true })
            .GetProperty("counts").GetProperty("removed").GetInt32().Should().Be(2, "200 seconds of the film are less than 5 minutes");
    }

    [Fact]
    public void Nothing_on_air_is_an_error_that_says_what_is_next()
    {
        Unpublish(_evening);
        Publish(_evening, from: 5_400);

        var problem = Problem(100, new() { Channel = "one", By = "5m" });

        (problem.Type, problem.Hint).Should().Be((ErrorType.NotFound, $"Next is “Film”, from {At(5_400).Now} to {At(9_000).Now}."));
        Problem(20_000, new() { Channel = "one", By = "5m" }).Hint.Should().Contain("Nothing follows");
        Problem(100, new() { Channel = "ome", By = "5m" }).Hint.Should().Contain("“one”");
    }

    [Fact]
    public void Where_a_later_publication_takes_over_nothing_moves_beyond()
    {
        Publish(Stored(2, Events.At(6_000, 8_000, "Special")));

        Run(4_000, new() { Channel = "one", By = "5m" });

        Shown(Timeline(to: 20_000)).Should().StartWith(["Match 0-5700", "Film 5700-6000", "Special 6000-8000"]);
        var problem = Problem(4_000, new() { Channel = "one", By = "35m" });
        (problem.Type, problem.Message.Contains("another schedule takes over", StringComparison.Ordinal)).Should().Be((ErrorType.Conflict, true));
    }

    [Fact]
    public void Beyond_the_end_of_its_schedule_it_takes_the_place_of_what_is_below_and_says_so()
    {
        var next = Stored(2, Events.At(15_000, 18_000, "Breakfast"), Events.At(18_000, 19_000, "Morning"));
        Unpublish(_evening);
        Publish(next);
        Publish(_evening);

        var reply = Run(14_000, new() { Channel = "one", By = "10m" });

        Shown(Timeline(to: 20_000)).Should().EndWith(["Late film 11400-15600", "Breakfast 15600-18000", "Morning 18000-19000"]);
        Span(reply.GetProperty("displaces").EnumerateArray().Should().ContainSingle().Subject).Should().Be("15000-15600");
        reply.GetProperty("warnings")[0].GetString().Should().Contain($"lasts until {At(15_600).Now}");
    }

    [Fact]
    public void A_channel_that_shows_the_same_schedule_is_named()
    {
        Publish(_evening, "two");

        Run(4_000, new() { Channel = "one", By = "5m" }).GetProperty("warnings")[0].GetString().Should().Contain("“Two”");
    }

    [Fact]
    public void The_same_end_changes_nothing_and_a_stale_revision_is_refused()
    {
        var same = Run(4_000, new() { Channel = "one", Until = At(5_400).Now.ToString() });
        (same.GetProperty("revision").GetInt64(), same.GetProperty("summary").GetString()).Should().Be((1, $"“Match” ends at {At(5_400).Now}, as planned."));

        Problem(4_000, new() { Channel = "one", By = "5m", IfRevision = "7" }).Type.Should().Be(ErrorType.Conflict);
        Run(4_000, new() { Channel = "one", By = "5m", IfRevision = "1" }).GetProperty("revision").GetInt64().Should().Be(2);
    }

    [Fact]
    public void Under_a_key_it_is_made_once()
    {
        var first = Run(4_000, new() { Channel = "one", By = "5m", RepeatKey = "k" });
        var again = Overrun.Run(new OverrunRequest { Channel = "one", By = "5m", RepeatKey = "k" }, At(4_000)).Value;

        first.GetProperty("revision").GetInt64().Should().Be(2);
        again.Should().BeOfType<StoredReply>();
        Stored().Revision.Should().Be(2);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("5m", "5m", null)]
    [InlineData("5m", null, "2025-11-24T18:00:00Z")]
    [InlineData("-5m", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("0m", null, null)]
    [InlineData(null, "3h", null)]
    [InlineData(null, null, "2025-11-24T16:30:00Z")] // before now
    [InlineData(null, null, "soon")]
    public void What_says_no_end_is_refused(string? by, string? early, string? until)
    {
        var problem = Problem(4_000, new() { Channel = "one", By = by, Early = early, Until = until });

        problem.Type.Should().Be(ErrorType.Validation);
        Stored().Revision.Should().Be(1);
    }

    [Fact]
    public void In_a_filled_calendar_it_is_an_edit_by_hand_and_a_video_that_comes_too_soon_is_named()
    {
        Store().AddFilled(Samples.Calendar(5, ("a.mp4", 30_000), ("b.mp4", 30_010), ("a.mp4", 30_020))).Problem.Should().BeNull();

        var reply = Run(30_001, new() { Channel = "default", By = "5s" });

        var events = Store().Schedules.Load(Samples.Id(5)).Value.Events;
        events.Select(item => HandEdit.Of(item)?.What).Should().Equal(HandEditKind.Resized, HandEditKind.Moved, HandEditKind.Moved);
        reply.GetProperty("not_checked").GetArrayLength().Should().BePositive();
    }

    private Schedule Stored() => Store().Schedules.Load(Samples.Id(1)).Value;

    private JsonElement Run(long at, OverrunRequest request) => Replies.Json(Overrun.Run(request, At(at)));

    private Problem Problem(long at, OverrunRequest request) => Overrun.Run(request, At(at)).Problem!;
}
