using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Importing;

/// <summary>A remark about one event of a document: why it is wrong, or what is odd about it.</summary>
/// <param name="Event">The event as it was read.</param>
/// <param name="Title">Its title, trimmed; null or empty: it has none.</param>
/// <param name="Text">The remark, without the event's name.</param>
/// <param name="Time">The decision, if the remark is about a time.</param>
/// <param name="IsTooLarge">Whether the event is larger than any may be.</param>
internal readonly record struct EventNote(
    RawEvent Event, string? Title, string Text, TimeNotes Time = TimeNotes.None, bool IsTooLarge = false)
{
    /// <summary>The event's position, title and place, and the remark.</summary>
    public override string ToString() => $"{Place()}: {Text}";

    /// <summary>A text of the document, short enough to quote.</summary>
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
