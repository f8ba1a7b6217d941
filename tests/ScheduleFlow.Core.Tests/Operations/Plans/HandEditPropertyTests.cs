using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Planning;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>Any edits of any plan: each stays, and nothing that was taken out comes back. The seed is in the message.</summary>
public sealed class HandEditPropertyTests : IDisposable
{
    private static readonly Instant Edited = Channels.At("2026-10-01T00:00:00Z");

    private readonly Channels _channels = new();

    /// <summary>Those at the end have calendars of few events, or of none.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40), 107, 145, 178, 226, 615, 688];

    public void Dispose() => _channels.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_edit_of_a_plan_stays_when_it_is_applied_again(int seed)
    {
        var (plan, _) = PlannerPropertyTests.Random(seed);
        const string Now = "2026-10-01T00:00:00Z";
        if (PlanSample.Run(plan, []).Events.IsEmpty)
        {
            FluentActions.Invoking(() => _channels.Apply(plan, Now)).Should().Throw<InvalidOperationException>("there is nothing to store or edit");
            return;
        }

        var id = _channels.Apply(plan, Now).Proposal.Calendar.Id;
        var random = new Random(seed);
        _channels.Edit(id, calendar => Enumerable.Range(0, random.Next(1, 8)).Aggregate(calendar, (edited, _) => Edit(edited, plan, random)));
        var before = _channels.Store.Schedules.Load(id).Value;
        var byHand = before.Events.Where(item => HandEdit.Of(item) is not null).ToList();

        var (proposal, isStored, _) = _channels.Apply(plan, Now);

        isStored.Should().BeTrue();
        var after = _channels.Store.Schedules.Load(id).Value;
        after.Events.Where(item => HandEdit.Of(item) is not null).Should().Equal(byHand, "a pin is where it was");
        after.Events.Zip(after.Events.Skip(1)).Should().NotContain(pair => pair.First.Window.End > pair.Second.Window.Start, "nothing overlaps");
        after.Events.Select(item => item.Id).Should().OnlyHaveUniqueItems();
        Exclusion.Of(after).Should().Equal(Exclusion.Of(before));
        foreach (var gone in Exclusion.Of(after))
        {
            var seconds = plan.Items.First(item => item.Url == gone.Url).Seconds;
            after.Events.Where(item => item.MediaUrl == gone.Url && HandEdit.Of(item) is null)
                .Should().NotContain(item => Math.Abs(item.Window.Start - gone.Start) < seconds, "an exclusion does not come back");
        }

        proposal.Result.Breaches.Select(breach => (breach.Rule, breach.Event)).Should().BeEquivalentTo(EveryBreach.Of(plan, [], proposal.Result.Events));
        proposal.Result.Breaches.Where(breach => proposal.TierOf(breach) == Tier.Must).Should().NotContain(
            breach => proposal.Result.Events[breach.Event].Pin == null && proposal.Result.Events[breach.Event].Kind != PlannedKind.Fixed);
        var again = _channels.Apply(plan, Now).Proposal;
        again.IsUnchanged.Should().BeTrue("what was planned around the edits has no reason to move");
    }

    private static Schedule Edit(Schedule calendar, PlanDocument plan, Random random)
    {
        var item = calendar.Events[random.Next(calendar.Events.Length)];
        var start = item.Window.Start;
        return random.Next(5) switch
        {
            0 => Put(calendar, item, Hand(item with { MediaUrl = "guest.mp4", Title = "Guest" }, HandEditKind.Replaced), isGone: true),
            1 => Put(calendar, item, Hand(item with { MediaUrl = plan.Items[random.Next(plan.Items.Length)].Url }, HandEditKind.Replaced), isGone: true),
            2 => Put(calendar, item, Hand(item with { Window = At(start, 1 + (item.Window.Seconds / 2)) }, HandEditKind.Resized), isGone: false),
            3 => Put(calendar, item, null, isGone: true),
            _ when start.PlusSeconds(random.Next(-20_000, 20_000)) is var to && At(to, item.Window.Seconds) is var window
                && window.Start >= plan.Horizon.Start && window.End <= plan.Horizon.End =>
                Put(calendar, item, Hand(item with { Window = window }, HandEditKind.Moved, HandEdit.Of(item)?.From ?? start), isGone: false),
            _ => calendar,
        };
    }

    // What lies under the new place is taken out, as an edit that overwrites does. One that would leave nothing is refused.
    private static Schedule Put(Schedule calendar, ScheduleEvent item, ScheduleEvent? edited, bool isGone)
    {
        if (edited is null && calendar.Events.Length == 1)
        {
            return calendar;
        }

        var under = calendar.Events.Where(other => other != item && edited is not null
            && other.Window.Start < edited.Window.End && edited.Window.Start < other.Window.End).ToList();
        var gone = isGone ? under.Append(item) : under;
        return Exclusion.Add(
            calendar with
            {
                Events =
                [
                    .. calendar.Events.Where(other => other != item && !under.Contains(other))
                        .Concat(edited is null ? [] : [edited])
                        .OrderBy(other => other.Window.Start),
                ],
            },
            gone.Where(other => other.MediaUrl is not (null or "guest.mp4")).Select(other => new Exclusion(other.MediaUrl!, other.Window.Start, Edited, "anna")),
            Edited);
    }

    private static TimeWindow At(Instant start, long seconds) => new(start, start.PlusSeconds(seconds));

    private static ScheduleEvent Hand(ScheduleEvent item, HandEditKind kind, Instant? from = null) => new HandEdit(kind, Edited, "anna") { From = from }.On(item);
}
