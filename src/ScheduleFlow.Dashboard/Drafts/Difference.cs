namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>In the order in which a list shows them at one time.</summary>
public enum DifferenceKind
{
    Removed,
    Added,
    Moved,
    Changed,
}

/// <summary>One difference.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Before">The airing as it was; null: there was none.</param>
/// <param name="After">The airing as it is; null: there is none.</param>
public sealed record Difference(DifferenceKind Kind, Airing? Before, Airing? After)
{
    public Airing Shown => After ?? Before!;

    public DateTimeOffset At => Shown.Start;
}
