using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>
/// A plan: what a plan file (docs/plans.md) says, with names resolved and everything checked. Its way through the program:
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
    /// <summary>The channel, by which a stored plan is found again.</summary>
    public required string Channel { get; init; }

    public required Zone Zone { get; init; }

    /// <summary>The time to plan, half-open.</summary>
    public required TimeWindow Horizon { get; init; }

    /// <summary>When a broadcast day begins, in seconds of the local day; limits per day count such days.</summary>
    public int DayStart { get; init; }

    public required long Seed { get; init; }

    /// <summary>The items of all pools, one for each URL. Blocks, rules and fillers refer to them by index.</summary>
    public required ImmutableArray<PlanItem> Items { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<PlanBlock> Blocks { get; init; }

    public required ImmutableArray<FixedEvent> Fixed { get; init; }

    /// <summary>What may fill the time that blocks leave, in any order; may be empty.</summary>
    public required ImmutableArray<int> Fillers { get; init; }

    /// <summary>Seconds of fillers in one gap; to avoid more, rules are relaxed.</summary>
    public int FillerLimit { get; init; } = 300;

    public required ImmutableArray<PlanRule> Rules { get; init; }
}
