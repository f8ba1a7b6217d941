using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>What happens to events that are on air where an edit puts another.</summary>
public static class ConflictWays
{
    /// <summary>The edit is refused, and the error names the event.</summary>
    public const string Refuse = "refuse";

    /// <summary>What is under the event is cut, split or removed.</summary>
    public const string Overwrite = "overwrite";

    /// <summary>What begins at its start or later moves back, as far as the next gap or fixed event.</summary>
    public const string Ripple = "ripple";

    /// <summary>For a move: the event that is on air at the new start goes to the old place.</summary>
    public const string Swap = "swap";

    public static ImmutableArray<string> All { get; } = [Refuse, Overwrite, Ripple, Swap];
}
