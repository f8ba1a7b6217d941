using System.Collections.Immutable;

namespace ScheduleFlow.Core.Filling;

/// <summary>A calendar, and its cooldown report.</summary>
internal sealed record FilledCalendar
{
    /// <summary>In order of time; windows never overlap, and touch unless slots were left empty.</summary>
    public required ImmutableArray<FilledSlot> Slots { get; init; }

    public required CooldownReport Cooldown { get; init; }

    /// <summary>Different videos in the pool.</summary>
    public required int Videos { get; init; }

    /// <summary>Items of the pool that repeat an earlier URL, and so do not count.</summary>
    public required int DuplicateVideos { get; init; }

    /// <summary>Slots in which nothing plays; 0 unless the policy is <see cref="ExhaustedPolicy.LeaveGap"/>.</summary>
    public required int EmptySlots { get; init; }

    /// <summary>Seconds in which something plays.</summary>
    public required long FilledSeconds { get; init; }

    /// <summary>The part of the horizon that is filled, 0 to 1.</summary>
    public required double Coverage { get; init; }
}
