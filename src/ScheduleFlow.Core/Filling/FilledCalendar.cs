using System.Collections.Immutable;

namespace ScheduleFlow.Core.Filling;

/// <summary>A calendar, and what its cooldown came to.</summary>
internal sealed record FilledCalendar
{
    /// <summary>In order of time; windows never overlap, and touch unless slots were left empty.</summary>
    public required ImmutableArray<FilledSlot> Slots { get; init; }

    public required CooldownReport Cooldown { get; init; }

    /// <summary>Different videos in the pool.</summary>
    public required int Videos { get; init; }

    /// <summary>Items of the pool that repeated the URL of one before them, and so counted for nothing.</summary>
    public required int DuplicateVideos { get; init; }

    /// <summary>Slots that nothing plays in; other than 0 only with <see cref="ExhaustedPolicy.LeaveGap"/>.</summary>
    public required int EmptySlots { get; init; }

    /// <summary>Seconds that something plays in.</summary>
    public required long FilledSeconds { get; init; }

    /// <summary>The part of the horizon that is filled, 0 to 1.</summary>
    public required double Coverage { get; init; }
}
