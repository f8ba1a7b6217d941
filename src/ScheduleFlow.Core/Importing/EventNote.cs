using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Importing;

/// <summary>What there is to say about one event of a document: why it is wrong, or what is odd about it.</summary>
/// <param name="Event">The event as it was read.</param>
/// <param name="Title">Its title, trimmed; null or empty: it has none.</param>
/// <param name="Text">What is to be said, without naming the event.</param>
/// <param name="Time">What was decided where it is about a time.</param>
internal readonly record struct EventNote(RawEvent Event, string? Title, string Text, TimeNotes Time = TimeNotes.None)
{
    /// <summary>The event by position and title, where it stands, and what there is to say.</summary>
    public override string ToString() => $"{Place()}: {Text}";

    /// <summary>A text of the document, short enough to be quoted.</summary>
    public static string Shorten(string text) => text.Length <= 80 ? text.Trim() : $"{text.AsSpan(0, 77).Trim()}…";

    private string Place()
    {
        var name = string.IsNullOrEmpty(Title) ? "" : $" “{Shorten(Title)}”";
        return (Event.Line, Event.Column) switch
        {
            (0, _) => $"event {Event.Position}{name}",
            (_, 0) => $"event {Event.Position}{name} (line {Event.Line})",
            _ => $"event {Event.Position}{name} (line {Event.Line}, column {Event.Column})",
        };
    }
}
