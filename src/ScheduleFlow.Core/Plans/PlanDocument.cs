using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>
/// A plan: what a plan file (docs/plans.md) says, with its names resolved and everything checked. What becomes of it,
/// in the order of the work:
/// <code>
///   plan file ─PlanReader▶ PlanReading      the plan, with the warnings of its reader
///             ─playlists─▶ LoadedPlan       the same with a digest of the file and of every playlist that it names
///             ─the store─▶ PlannerInput     the plan, and the plays that it must respect
///             ──Planner──▶ PlannedCalendar  events, decisions, dead air, breaches
///             ─the store─▶ CalendarProposal the schedule as it would be stored, and what it changes
///             ───────────▶ PlanReply        what plan shows, and apply answers when it has stored it
/// </code>
/// </summary>
internal sealed record PlanDocument
{
    /// <summary>The channel; a stored plan is found again by it.</summary>
    public required string Channel { get; init; }

    public required Zone Zone { get; init; }

    /// <summary>What is planned, half-open.</summary>
    public required TimeWindow Horizon { get; init; }

    /// <summary>When a broadcast day begins, in seconds of the local day: what "a day" means to a limit of plays.</summary>
    public int DayStart { get; init; }

    public required long Seed { get; init; }

    /// <summary>Every item of every pool, one for each URL. Blocks, rules and fillers name them by index.</summary>
    public required ImmutableArray<PlanItem> Items { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<PlanBlock> Blocks { get; init; }

    public required ImmutableArray<FixedEvent> Fixed { get; init; }

    /// <summary>What may fill what the blocks leave, in no order; may be empty.</summary>
    public required ImmutableArray<int> Fillers { get; init; }

    /// <summary>Seconds of fillers in one gap that are no reason to relax a rule; more are.</summary>
    public int FillerLimit { get; init; } = 300;

    public required ImmutableArray<PlanRule> Rules { get; init; }
}
