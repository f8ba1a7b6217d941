using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>Why an edit cannot be made because of another event, which each names with id, title and times.</summary>
internal static class Refusals
{
    private const string Ways = "Say what happens to it with on_conflict (--on-conflict)";

    /// <param name="title">What is edited.</param>
    /// <param name="window">Where it would be.</param>
    /// <param name="others">What is on air then, at least one.</param>
    /// <param name="ways">What may be said of them instead.</param>
    public static Problem Taken(string title, TimeWindow window, IReadOnlyList<ScheduleEvent> others, string ways) => new(
        ErrorType.Conflict,
        $"“{title}” would be on air from {window.Start} to {window.End}, when {Named(others[0])} is"
        + (others.Count == 1 ? "." : $", and {others.Count - 1} more."))
    {
        Hint = $"{Ways}: {ways}; or choose another time.",
    };

    public static Problem IsFixed(string title, ScheduleEvent other) => new(
        ErrorType.Conflict,
        $"{Named(other)} is fixed, and “{title}” would move or cut it.")
    {
        Hint = "Choose another time or length, or change that event first: fixed false.",
    };

    public static Problem BegunBefore(string title, Instant start, ScheduleEvent other) => new(
        ErrorType.Conflict,
        $"{Named(other)} is on air at {start}, when “{title}” would begin; ripple moves only what begins then or later.")
    {
        Hint = $"Begin at {other.Window.Start} or {other.Window.End}, split that event first, or overwrite it.",
    };

    public static Problem TakenOver(ScheduleEvent item, Instant end, Instant border) => new(
        ErrorType.Conflict,
        $"{Named(item)} would be on air until {end}, and another schedule takes over at {border}.")
    {
        Hint = $"Give --until {border} at most, or publish this schedule again, so that it is above the other one (publish-schedule).",
    };

    public static Problem OutOfRange(string title) =>
        new(ErrorType.Validation, $"“{title}” would leave the years 1 to 9999.");

    /// <summary>An event as a sentence names it.</summary>
    public static string Named(ScheduleEvent item) => $"“{item.Title}” ({item.Id}, {item.Window.Start} to {item.Window.End})";
}
