using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>What the planner made of a plan.</summary>
internal sealed record PlannedCalendar
{
    /// <summary>In order of time; they never overlap.</summary>
    public required ImmutableArray<PlannedEvent> Events { get; init; }

    /// <summary>Whether it ends where there were more events than a schedule may have.</summary>
    public bool IsCutShort { get; init; }

    public required ImmutableArray<Decision> Decisions { get; init; }

    public required ImmutableArray<DeadAir> DeadAir { get; init; }

    /// <summary>Fixed events that had no room: another is still on at their latest start.</summary>
    public required ImmutableArray<FixedOccurrence> Dropped { get; init; }

    /// <summary>Every rule that is broken, found by looking at the events alone.</summary>
    public required ImmutableArray<Breach> Breaches { get; init; }

    public required ImmutableArray<CooldownBound> Cooldowns { get; init; }
}
