namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>When each item starts, as far as it is known: to say how long one has rested.</summary>
public sealed class KnownStarts
{
    private readonly Dictionary<string, SortedSet<DateTimeOffset>> _starts = new(StringComparer.Ordinal);

    /// <summary>Adds plays. What goes on after an interruption is no start.</summary>
    public KnownStarts Add(IEnumerable<CalendarEvent> events)
    {
        foreach (var play in events.Where(play => !play.IsJoined))
        {
            if (!_starts.TryGetValue(play.Item, out var starts))
            {
                _starts.Add(play.Item, starts = []);
            }

            starts.Add(play.Start);
        }

        return this;
    }

    /// <summary>The starts of an item next to an instant, which is none of them.</summary>
    public (DateTimeOffset? Before, DateTimeOffset? After) Around(string item, DateTimeOffset at)
    {
        if (!_starts.TryGetValue(item, out var starts))
        {
            return (null, null);
        }

        var before = starts.GetViewBetween(DateTimeOffset.MinValue, at.AddTicks(-1));
        var after = starts.GetViewBetween(at.AddTicks(1), DateTimeOffset.MaxValue);
        return (before.Count > 0 ? before.Max : null, after.Count > 0 ? after.Min : null);
    }

    /// <summary>How far the nearest start of an item is, before or after; null: none is known.</summary>
    public TimeSpan? RestAt(string item, DateTimeOffset at) => Around(item, at) switch
    {
        ({ } before, { } after) => at - before < after - at ? at - before : after - at,
        ({ } before, null) => at - before,
        (null, { } after) => after - at,
        _ => null,
    };
}
