namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>When a channel has the same item before and after, in what the calendar has read.</summary>
public sealed class Repeats
{
    private readonly Dictionary<(string Channel, string Item), List<DateTimeOffset>> _starts = [];

    public Repeats(IEnumerable<CalendarEvent> events)
    {
        foreach (var one in events)
        {
            if (!_starts.TryGetValue((one.Channel, one.Item), out var starts))
            {
                _starts.Add((one.Channel, one.Item), starts = []);
            }

            starts.Add(one.Start);
        }

        foreach (var starts in _starts.Values)
        {
            starts.Sort();
        }
    }

    /// <summary>From the start before to this one, and from this one to the next; null: there is none.</summary>
    public (TimeSpan? Since, TimeSpan? Until) Of(CalendarEvent one)
    {
        if (!_starts.TryGetValue((one.Channel, one.Item), out var starts))
        {
            return (null, null);
        }

        var at = starts.BinarySearch(one.Start);
        if (at < 0)
        {
            return (null, null);
        }

        var (first, last) = (at, at);
        while (first > 0 && starts[first - 1] == one.Start)
        {
            first--;
        }

        while (last < starts.Count - 1 && starts[last + 1] == one.Start)
        {
            last++;
        }

        return (first > 0 ? one.Start - starts[first - 1] : null, last < starts.Count - 1 ? starts[last + 1] - one.Start : null);
    }
}
