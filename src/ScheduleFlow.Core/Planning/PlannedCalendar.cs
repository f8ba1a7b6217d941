using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>The planner's result.</summary>
internal sealed record PlannedCalendar
{
    /// <summary>In order of time; they never overlap.</summary>
    public required ImmutableArray<PlannedEvent> Events { get; init; }

    /// <summary>Whether it ends early, because a schedule may not have more events.</summary>
    public bool IsCutShort { get; init; }

    public required ImmutableArray<Decision> Decisions { get; init; }

    public required ImmutableArray<DeadAir> DeadAir { get; init; }

    /// <summary>Fixed events without room: another event is still on at their latest start.</summary>
    public required ImmutableArray<FixedOccurrence> Dropped { get; init; }

    /// <summary>Every broken rule, found from the events alone.</summary>
    public required ImmutableArray<Breach> Breaches { get; init; }

    public required ImmutableArray<CooldownBound> Cooldowns { get; init; }
}
