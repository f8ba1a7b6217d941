namespace ScheduleFlow.Core.Schedules;

/// <summary>The words for kinds of edits, in documents and replies.</summary>
internal static class HandEditKinds
{
    public static string ToWord(this HandEditKind kind) => kind switch
    {
        HandEditKind.Added => "added",
        HandEditKind.Moved => "moved",
        HandEditKind.Resized => "resized",
        HandEditKind.Replaced => "replaced",
        _ => "changed",
    };

    /// <summary>The kind that a word means; an unknown word means a change.</summary>
    public static HandEditKind Parse(string word) =>
        Enum.GetValues<HandEditKind>().FirstOrDefault(kind => kind.ToWord() == word, HandEditKind.Changed);
}
