namespace ScheduleFlow.Core.Editing;

/// <summary>What happens to the events that are on air where an edit puts another.</summary>
internal enum OnConflict
{
    /// <summary>The edit is refused.</summary>
    Refuse,

    /// <summary>What is under the event is cut, split or removed.</summary>
    Overwrite,

    /// <summary>What begins at its start or later moves back, as far as the next gap or fixed event.</summary>
    Ripple,

    /// <summary>The event that is on at its new start goes to its old place.</summary>
    Swap,
}
