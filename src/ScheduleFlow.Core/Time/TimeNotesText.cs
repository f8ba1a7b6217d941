namespace ScheduleFlow.Core.Time;

/// <summary>The notes in words, for a warning about one time.</summary>
internal static class TimeNotesText
{
    /// <summary>A phrase that follows the quoted time; empty if there are no notes.</summary>
    public static string Describe(TimeNotes notes) => notes switch
    {
        TimeNotes.None => "",
        TimeNotes.Fold => "occurs twice that day as the clocks go back: the earlier is taken",
        TimeNotes.Gap => "does not exist that day as the clocks go forward: moved on by the length of the gap",
        TimeNotes.LeapSecond => "is a leap second: taken as the second after it",
        TimeNotes.DateOnly => "has no time of day: midnight is taken",
        _ => string.Join("; ", Parts(notes)),
    };

    private static IEnumerable<string> Parts(TimeNotes notes)
    {
        for (var note = TimeNotes.Fold; note <= TimeNotes.DateOnly; note = (TimeNotes)((int)note << 1))
        {
            if (notes.HasFlag(note))
            {
                yield return Describe(note);
            }
        }
    }
}
