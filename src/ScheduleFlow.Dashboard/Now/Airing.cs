namespace ScheduleFlow.Dashboard.Now;

/// <summary>Something that is on air from its start until its end.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it is over.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Category">Its category; null: none.</param>
/// <param name="Url">Where its media is; null: not said.</param>
public sealed record Airing(DateTimeOffset Start, DateTimeOffset End, string Title, string? Category, string? Url)
{
    public TimeSpan Length => End - Start;

    /// <summary>The schedule that it is from; null: not known yet.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>Its id in the schedule; null: not known yet.</summary>
    public string? EventId { get; init; }

    public bool IsOnAt(DateTimeOffset instant) => Start <= instant && instant < End;
}
