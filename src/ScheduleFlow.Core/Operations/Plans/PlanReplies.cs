using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The result of a plan, as replies show it.</summary>
internal static class PlanReplies
{
    /// <param name="proposal">What was planned.</param>
    /// <param name="isDryRun">Whether it was only to be shown.</param>
    /// <param name="isStored">Whether the store has this plan now: it was stored, or was there already. False for a dry run.</param>
    /// <param name="isPublished">Whether the calendar is on its channel's timeline.</param>
    /// <param name="withTimeline">Whether every event is listed.</param>
    public static PlanReply Of(CalendarProposal proposal, bool isDryRun, bool isStored, bool isPublished, bool withTimeline)
    {
        var plan = proposal.Plan;
        var calendar = proposal.Calendar;
        var result = proposal.Result;
        return new PlanReply
        {
            Summary = PlanSummary.Of(proposal, isDryRun, isStored, isPublished),
            ScheduleId = calendar.Id.ToString(),
            Channel = plan.Channel,
            Applied = isStored,
            Published = isPublished,
            Unchanged = proposal.IsUnchanged,
            Revision = isStored && !proposal.IsUnchanged ? calendar.Revision : proposal.Stored?.Revision ?? 0,
            PlanHash = proposal.Hash,
            Zone = plan.Zone.Id,
            Start = plan.Horizon.Start.ToString(),
            End = plan.Horizon.End.ToString(),
            PlannedFrom = proposal.From.ToString(),
            Seed = plan.Seed,
            MustsHold = proposal.MustsHold,
            Statistics = Figures(PlanStatistics.Of(proposal)),
            Changes = new PlanChangeCounts(proposal.Changes.Kept, proposal.Changes.Moved, proposal.Changes.Added, proposal.Changes.Removed),
            KeptEdits = proposal.Edits.Count,
            DiscardedEdits = proposal.Discarded,
            EditConflicts = EditConflicts.Of(proposal),
            Feasibility = result.Cooldowns.ToRows(bound => Feasibility(proposal, bound)),
            BreachCounts = new BreachCounts(Count(proposal, Tier.Must), Count(proposal, Tier.Want), Count(proposal, Tier.Nice)),
            Breaches = Breaches(proposal),
            DeadAir = result.DeadAir.ToRows(Row, Limits.MaxListed),
            Dropped = result.Dropped.ToRows(occurrence => Row(plan, occurrence)),
            Timeline = withTimeline ? result.Events.ToRows(planned => Row(proposal, planned)) : null,
            NotChecked = proposal.NotChecked,
            Warnings =
            [
                .. proposal.Loaded.Warnings,
                .. proposal.Hints,
                .. Cut("breaches", result.Breaches.Length),
                .. Cut("dead_air", result.DeadAir.Length),
            ],
        };
    }

    private static PlanFigures Figures(PlanStatistics statistics)
    {
        var total = Math.Max(1, statistics.Categories.Sum(entry => entry.Seconds));
        return new PlanFigures
        {
            Events = statistics.Events,

            // 100 means that no second is missing.
            CoveragePercent = statistics.DeadAirSeconds == 0 ? 100 : Math.Min(99.999, Math.Round(statistics.Coverage * 100, 3)),
            DeadAirSeconds = statistics.DeadAirSeconds,
            LongestDeadAirSeconds = statistics.LongestDeadAirSeconds,
            DifferentItems = statistics.DifferentItems,
            LeastDistanceHours = statistics.LeastDistanceSeconds is { } least ? Hours(least) : null,
            MedianDistanceHours = statistics.MedianDistanceSeconds is { } median ? Hours(median) : null,
            Categories =
            [
                .. statistics.Categories.Select(entry =>
                    new CategoryRow(entry.Category, entry.Seconds, Math.Round(100.0 * entry.Seconds / total, 1))),
            ],
            Dayparts = statistics.Repeats.ToRows(part => new DaypartRow(part.Daypart, part.Plays, part.Repeats)),
        };
    }

    private static FeasibilityRow Feasibility(CalendarProposal proposal, CooldownBound bound)
    {
        var wanted = proposal.Plan.Rules[bound.Rule].Seconds;
        var isFeasible = bound.BestSeconds >= wanted;
        return new FeasibilityRow(
            proposal.NameOf(bound.Rule),
            bound.Block is { } block ? proposal.Plan.Blocks[block].Name : "",
            Hours(wanted),
            isFeasible,
            Hours(bound.BestSeconds),
            bound.IsExact ? "exact" : "upper bound",
            isFeasible ? 0 : Hours(bound.NeededSeconds - bound.PoolSeconds));
    }

    private static IEnumerable<string> Cut(string list, int count) =>
        count > Limits.MaxListed ? [$"{list} is cut at {Limits.MaxListed} rows; there are {count}."] : [];

    private static int Count(CalendarProposal proposal, Tier tier) =>
        proposal.Result.Breaches.Count(breach => proposal.TierOf(breach) == tier);

    private static ImmutableArray<BreachRow> Breaches(CalendarProposal proposal) =>
    [
        .. proposal.Result.Breaches
            .OrderBy(proposal.TierOf)
            .ThenBy(breach => breach.Event)
            .Take(Limits.MaxListed)
            .Select(breach => Row(proposal, breach)),
    ];

    private static BreachRow Row(CalendarProposal proposal, Breach breach)
    {
        var planned = proposal.Result.Events[breach.Event];
        var start = planned.Window.Start;
        var title = Shown(proposal, planned).Title;
        return new BreachRow(Words.Of(proposal.TierOf(breach)), proposal.NameOf(breach.Rule), start.ToString(), title)
        {
            WitnessAt = breach.Witness?.ToString(),
            DistanceSeconds = breach.Witness is { } witness ? Math.Abs(start - witness) : null,
            Witness = breach.WitnessItem >= 0 ? proposal.Plan.Items[breach.WitnessItem].Title : null,
        };
    }

    private static DeadAirRow Row(DeadAir gap) =>
        new(gap.Window.Start.ToString(), gap.Window.End.ToString(), gap.Window.Seconds, gap.IsLeast, gap.IsForced);

    private static DroppedRow Row(PlanDocument plan, FixedOccurrence occurrence) =>
        new(plan.Fixed[occurrence.Fixed].Name, new Time.Instant(occurrence.Start).ToString());

    private static TimelineRow Row(CalendarProposal proposal, PlannedEvent planned)
    {
        var (title, url) = Shown(proposal, planned);
        return new TimelineRow(planned.Window.Start.ToString(), planned.Window.End.ToString(), title, Words.Of(planned.Kind), planned.Source, url)
        {
            Hand = planned.Pin is { } pin ? HandEdit.Of(proposal.Edits.Pinned[pin])?.What.ToWord() : null,
        };
    }

    // What a person edited may have another title, and play what the plan does not have.
    private static (string Title, string? Url) Shown(CalendarProposal proposal, PlannedEvent planned) => planned.Pin is { } pin
        ? (proposal.Edits.Pinned[pin].Title, proposal.Edits.Pinned[pin].MediaUrl)
        : (proposal.Plan.Items[planned.Item].Title, proposal.Plan.Items[planned.Item].Url);

    private static double Hours(double seconds) => Math.Round(seconds / 3600.0, 3);
}
