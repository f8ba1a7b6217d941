using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>An event as it was and as it is.</summary>
internal readonly record struct EventChange(ScheduleEvent Before, ScheduleEvent After)
{
    public bool IsNone => !Fields().Any();

    /// <summary>
    /// The fields that differ, by their names on the wire. Ids are not compared, nor what a format keeps for itself:
    /// the same schedule has others in another format.
    /// </summary>
    public IEnumerable<(string Name, string? Before, string? After)> Fields()
    {
        if (Before.Title != After.Title)
        {
            yield return ("title", Before.Title, After.Title);
        }

        if (Before.Window.Start != After.Window.Start)
        {
            yield return ("start", Before.Window.Start.ToString(), After.Window.Start.ToString());
        }

        if (Before.Window.End != After.Window.End)
        {
            yield return ("end", Before.Window.End.ToString(), After.Window.End.ToString());
        }

        if (Before.MediaUrl != After.MediaUrl)
        {
            yield return ("url", Before.MediaUrl, After.MediaUrl);
        }

        if (Before.Category != After.Category)
        {
            yield return ("category", Before.Category, After.Category);
        }

        if (Before.Description != After.Description)
        {
            yield return ("description", Before.Description, After.Description);
        }
    }
}
