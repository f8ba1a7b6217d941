using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Live;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Live;

/// <summary>An overrun in a planned calendar: with its plan, what follows is planned again.</summary>
public sealed class PlannedOverrunTests : IDisposable
{
    private const string Plan = """
        channel: Day
        start: 2026-12-07
        days: 1
        seed: 3
        pools:
          films:
            items:
              - { url: a.mp4, title: A, duration: 1h }
              - { url: b.mp4, title: B, duration: 1h }
              - { url: c.mp4, title: C, duration: 1h }
              - { url: d.mp4, title: D, duration: 1h }
              - { url: e.mp4, title: E, duration: 30m }
              - { url: f.mp4, title: F, duration: 30m }
              - { url: g.mp4, title: G, duration: 10m }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: films }
        fixed:
          - { name: News, at: "12:00", item: { url: news.mp4, title: News, duration: 30m } }
        """;

    private static readonly Instant Noon = Instant.FromUtc(2026, 12, 7, 12 * 3600);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_follows_is_planned_again_around_what_is_fixed()
    {
        var id = Applied();
        var on = Calendar(id).Events.Last(item => item.Window.End <= Noon.PlusSeconds(-5_400));
        var now = on.Window.Start.PlusSeconds(60);
        var end = on.Window.End.PlusSeconds(1_200);

        var reply = Replies.Json(Overrun.Run(new OverrunRequest { Channel = "Day", Until = end.ToString(), Plan = InputSource.StandardInput }, At(now)));

        reply.GetProperty("replanned").GetBoolean().Should().BeTrue();
        var after = Calendar(id);
        after.Revision.Should().Be(2);
        after.Events.Single(item => item.Window.Start == on.Window.Start).Window.End.Should().Be(end);
        HandEdit.Of(after.Events.Single(item => item.Window.Start == on.Window.Start))!.What.Should().Be(HandEditKind.Resized);
        after.Events.Single(item => item.Title == "News").Window.Start.Should().Be(Noon, "it is fixed");
        after.Events.Zip(after.Events.Skip(1)).Should().OnlyContain(pair => pair.First.Window.End <= pair.Second.Window.Start);
        after.Events.Select(item => item.Window.Seconds).Should().OnlyContain(length => length == end - on.Window.Start || length % 600 == 0, "nothing else is cut");
        after.Events.Where(item => item.Window.Start >= end).Should().NotContain(item => HandEdit.Of(item) != null, "the planner put it there");
    }

    [Fact]
    public void What_is_moved_without_the_plan_stays_when_the_plan_is_applied_again()
    {
        var id = Applied();
        var on = Calendar(id).Events[0];
        Replies.Json(Overrun.Run(new OverrunRequest { Channel = "Day", By = "20m" }, At(on.Window.Start.PlusSeconds(60), "")));
        var moved = Calendar(id).Events[1];

        Replies.Json(Apply.Run(new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = true }, At(on.Window.Start.PlusSeconds(120))));

        var after = Calendar(id);
        after.Events[0].Window.End.Should().Be(on.Window.End.PlusSeconds(1_200));
        (after.Events[1].Id, after.Events[1].Window).Should().Be((moved.Id, moved.Window));
    }

    [Fact]
    public void Another_plan_or_none_that_can_hold_is_refused()
    {
        var id = Applied();
        var on = Calendar(id).Events.Last(item => item.Window.End <= Noon);
        var now = At(on.Window.Start.PlusSeconds(60));
        var request = new OverrunRequest { Channel = "Day", By = "2h", Plan = InputSource.StandardInput };

        var problem = Overrun.Run(request, now).Problem!;
        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().Contain("“News”").And.Contain("fixed");
        Overrun.Run(request, At(now.Now, Plan.Replace("channel: Day", "channel: Night", StringComparison.Ordinal))).Problem!.Message.Should().Contain("Night");
        Calendar(id).Revision.Should().Be(1);
    }

    private ScheduleId Applied()
    {
        var start = Instant.FromUtc(2026, 12, 1, 0);
        var reply = Replies.Json(Apply.Run(new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = true }, At(start)));
        return ScheduleId.TryParse(reply.GetProperty("schedule_id").GetString()!, out var id) ? id : default;
    }

    private Schedule Calendar(ScheduleId id) => At(Noon).Store.Schedules.Load(id).Value;

    private OperationContext At(Instant now, string plan = Plan) => new()
    {
        Store = new FileStore(_folder["data"], new ChangeOrigin(now, "test", null, null)),
        Now = now,
        Entropy = Guid.Empty,
        Outside = Surroundings.None with { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(plan)) },
    };
}
