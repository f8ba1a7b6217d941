using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Comparisons;

/// <summary>An event as it was and as it is.</summary>
internal readonly record struct EventChange(ScheduleEvent Before, ScheduleEvent After)
{
    public bool IsNone => Before.Title == After.Title
        && Before.Window == After.Window
        && Before.MediaUrl == After.MediaUrl
        && Before.Category == After.Category
        && Before.Description == After.Description;

    /// <summary>
    /// The fields that differ, by their names on the wire. Ids are not compared, nor what a format keeps for itself:
    /// the same schedule has others in another format.
    /// </summary>
    public IEnumerable<(string Name, string? Before, string? After)> Fields()
    {
        (string Name, string? Before, string? After)[] fields =
        [
            ("title", Before.Title, After.Title),
            ("start", Text(Before.Window.Start), Text(After.Window.Start)),
            ("end", Text(Before.Window.End), Text(After.Window.End)),
            ("url", Before.MediaUrl, After.MediaUrl),
            ("category", Before.Category, After.Category),
            ("description", Before.Description, After.Description),
        ];
        return fields.Where(field => field.Before != field.After);
    }

    private static string Text(Time.Instant instant) => instant.ToString();
}
