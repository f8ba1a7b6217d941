using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>An event as it was and as it is.</summary>
internal readonly record struct EventChange(ScheduleEvent Before, ScheduleEvent After)
{
    private static readonly EventChanges None = new();

    public bool IsNone => Fields() == None;

    /// <summary>
    /// The fields that differ. Ids and what only one format can express are not compared, as they differ between formats
    /// of the same schedule.
    /// </summary>
    public EventChanges Fields() => new()
    {
        Title = Change(Before.Title, After.Title),
        Start = Before.Window.Start == After.Window.Start ? null : Change(Before.Window.Start.ToString(), After.Window.Start.ToString()),
        End = Before.Window.End == After.Window.End ? null : Change(Before.Window.End.ToString(), After.Window.End.ToString()),
        Url = Change(Before.MediaUrl, After.MediaUrl),
        Category = Change(Before.Category, After.Category),
        Description = Change(Before.Description, After.Description),
    };

    private static FieldChange? Change(string? before, string? after) => before == after ? null : new FieldChange(before, after);
}
