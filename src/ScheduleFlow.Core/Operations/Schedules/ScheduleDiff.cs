using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// The changes from one list of events to another. An event is found again by the first of these keys that matches: title
/// and start, title and URL, title, start; always on its own channel. Pairs by the first and the last key keep their time
/// (they are changed if a field differs), the others have moved. Takes linear time, except for sorting the result.
/// </summary>
internal sealed record ScheduleDiff
{
    public required int Unchanged { get; init; }

    /// <summary>Only in the second list, in order of start.</summary>
    public required ImmutableArray<ScheduleEvent> Added { get; init; }

    /// <summary>Only in the first list, in order of start.</summary>
    public required ImmutableArray<ScheduleEvent> Removed { get; init; }

    /// <summary>The same title at another time, in order of the old start; other fields may differ as well.</summary>
    public required ImmutableArray<EventChange> Moved { get; init; }

    /// <summary>At the same time, with other fields, in order of start.</summary>
    public required ImmutableArray<EventChange> Changed { get; init; }

    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Moved.IsEmpty && Changed.IsEmpty;

    /// <param name="before">In order of start.</param>
    /// <param name="after">In order of start.</param>
    public static ScheduleDiff Between(ImmutableArray<ScheduleEvent> before, ImmutableArray<ScheduleEvent> after)
    {
        var pairs = new EventPairs(before, after);
        var atOneTime = pairs.Take(item => (item.Channel, item.Title, item.Window.Start, ""));
        var moved = pairs.Take(item => (item.Channel, item.Title, default, item.MediaUrl ?? ""))
            .Concat(pairs.Take(item => (item.Channel, item.Title, default, "")));
        var replaced = pairs.Take(item => (item.Channel, "", item.Window.Start, ""));

        var changed = atOneTime.Where(change => !change.IsNone).ToList();
        return new ScheduleDiff
        {
            Unchanged = atOneTime.Count - changed.Count,
            Added = pairs.LeftAfter,
            Removed = pairs.LeftBefore,
            Moved = [.. moved.OrderBy(change => change.Before.Window.Start)],
            Changed = [.. changed.Concat(replaced).OrderBy(change => change.Before.Window.Start)],
        };
    }
}
