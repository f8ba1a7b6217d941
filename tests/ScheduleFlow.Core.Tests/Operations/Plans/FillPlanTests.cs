using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>What schedule-playlist fills is a plan, too: its rules can be checked, and its events explained.</summary>
public sealed class FillPlanTests : IDisposable
{
    private const int Slot = 1800;

    private static readonly Instant Origin = InstantText.Parse("2026-01-01T00:00:00Z").Value;

    private readonly TempFolder _folder = new();
    private readonly FileStore _store;

    public FillPlanTests() => _store = new FileStore(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_event_says_its_slot_its_seed_and_how_many_were_cooling_down()
    {
        var calendar = Stored(Fill("abcd", slots: 6, cooldownSlots: 4).ScheduleId!);

        var reason = Explain(calendar, slot: 5).Reason!;

        reason.Should().BeEquivalentTo(
            new { Kind = "block", Source = "All day", How = "next", Step = 6, Seed = 7L, Relaxed = "none", Considered = 4, Kept = (bool?)null });
        reason.Rejected.Should().Equal(new Dictionary<string, int> { ["cooldown 2h"] = 3 });
        Explain(calendar, slot: 0).Reason!.Rejected.Should().BeEmpty("nothing had played");
    }

    [Fact]
    public void What_is_not_there_has_the_cooldown_against_it_or_only_the_order()
    {
        var calendar = Stored(Fill("abcd", slots: 6, cooldownSlots: 4).ScheduleId!);
        string TitleAt(int slot) => calendar.Events[slot].Title;

        Explain(calendar, slot: 5, TitleAt(3)).WhyNot!.Reasons.Should().ContainSingle()
            .Which.Should().StartWith($"“{TitleAt(3)}” plays at 2026-01-01T01:30:00Z, 1h away; 2h are asked for.").And.EndWith("(want “cooldown 2h”)");
        Explain(calendar, slot: 0, TitleAt(5)).WhyNot!.Reasons.Should().ContainSingle(because: "it plays again too soon afterwards").Which.Should().Contain("plays at");
        Ask(calendar, slot: 0, "z").Problem.Should().BeEquivalentTo(new { Type = ErrorType.NotFound });
    }

    [Fact]
    public void An_event_that_broke_the_cooldown_of_another_calendar_says_that_it_was_relaxed()
    {
        Fill("ab", slots: 2, cooldownSlots: 4);
        var calendar = Stored(Fill("ab", slots: 2, cooldownSlots: 4, atSlot: 2).ScheduleId!);

        var reason = Explain(calendar, slot: 0).Reason!;

        reason.Relaxed.Should().Be("want");
        reason.Rejected.Should().Equal(new Dictionary<string, int> { ["cooldown 2h"] = 2 });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_rules_of_the_plan_are_broken_as_often_as_the_fill_says(int seed)
    {
        var random = new Random(seed);
        var violations = 0;
        for (var round = 0; round < 40; round++)
        {
            var reply = Fill(
                "abcdefgh"[..random.Next(1, 9)],
                slots: random.Next(1, 30),
                cooldownSlots: random.Next(0, 10),
                atSlot: round * 1000,
                policy: random.Next(2) == 0 ? ExhaustedPolicy.LeastRecent : ExhaustedPolicy.LeaveGap,
                shuffle: random.Next(2) == 0);
            var calendar = Stored(reply.ScheduleId!);
            var fill = FillPlan.Of(calendar)!;
            var plan = fill.Plan;
            var items = plan.Items.Select((item, index) => (item.Url, index)).ToDictionary(entry => entry.Url, entry => entry.index);

            var breaches = BreachScan.Find(
                new PlannerInput { Plan = plan, From = plan.Horizon.Start },
                new DayClock(plan.Zone, plan.DayStart),
                [.. calendar.Events.Select((item, index) => new PlannedEvent(item.Window, items[item.MediaUrl!], PlannedKind.Block, plan.Blocks[0].Name, index))]);

            var history = Others(calendar);
            violations += reply.Cooldown.Violations;
            breaches.Select(breach => breach.Event).Distinct().Should().HaveCount(reply.Cooldown.Violations, $"seed {seed}, round {round}");
            calendar.Events.Count(item => fill.Reason(item, history).Relaxed != "none").Should().Be(reply.Cooldown.Violations, $"seed {seed}, round {round}");
        }

        violations.Should().BePositive("a part of the pools is too small");
    }

    [Fact]
    public void A_calendar_that_does_not_say_by_what_it_was_filled_is_no_plan()
    {
        var calendar = Stored(Fill("abcd", slots: 6, cooldownSlots: 4).ScheduleId!) with { Extras = null };

        FillPlan.Of(calendar).Should().BeNull();
        FillPlan.Of(calendar with { Extras = Extras.Of(FormatNames.Json, """{"fill":{"seed":"x","on_exhausted":7}}""") })!.Plan.Seed.Should().Be(0);
        FillPlan.Of(calendar with { Extras = Extras.Of(FormatNames.Json, """{"fill":7}""") }).Should().BeNull();
    }

    private ExplainReply Explain(Schedule calendar, int slot, string? whyNot = null) => Ask(calendar, slot, whyNot).Value;

    private Outcome<ExplainReply> Ask(Schedule calendar, int slot, string? whyNot) => ScheduleFlow.Core.Operations.Plans.Explain.Run(
        new ExplainRequest { Id = calendar.Id.ToString(), At = $"{calendar.Events[slot].Window.Start}", WhyNot = whyNot },
        Context());

    private SchedulePlaylistReply Fill(
        string videos, int slots, int cooldownSlots, int atSlot = 0, ExhaustedPolicy policy = ExhaustedPolicy.LeastRecent, bool shuffle = true) =>
        (SchedulePlaylistReply)SchedulePlaylist.Run(
            new SchedulePlaylistRequest
            {
                Links = Links(videos),
                Start = Origin.PlusSeconds(atSlot * (long)Slot).ToString(),
                Hours = slots * Slot / 3600d,
                Slot = Slot / 60,
                Cooldown = cooldownSlots * Slot / 3600d,
                NoShuffle = !shuffle,
                OnExhausted = ExhaustedPolicyNames.Of(policy),
                Seed = 7,
            },
            Context()).Value;

    private static string Links(string videos) =>
        $$"""{"name":"Pool","items":[{{string.Join(',', videos.Select(video => $$"""{"url":"{{video}}.mp4","label":"{{video}}"}"""))}}]}""";

    private Schedule Stored(string id) => _store.Schedules.Load(ScheduleId.TryParse(id, out var known) ? known : default).Value;

    private OperationContext Context() => new() { Store = _store, Now = Origin, Entropy = Guid.NewGuid() };

    private PlayedStarts Others(Schedule calendar) => PlayHistory.Read(
        new PlayQuery(
            ChannelTimeline.DefaultChannel,
            new TimeWindow(calendar.Events[0].Window.Start, calendar.Events[^1].Window.End),
            KeptHistory.MaxDays * 24L * 3600,
            Except: calendar.Id),
        new OperationContext { Store = _store, Now = calendar.Imported, Entropy = default }).Value.Plays;
}
