using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Library;

/// <summary>When media are on air, as far as the timelines that were read say.</summary>
public sealed class KnownPlays
{
    private readonly Dictionary<string, List<DateTimeOffset>> _starts = new(StringComparer.Ordinal);

    /// <summary>Adds the starts of a channel. What continues after an interruption is no start.</summary>
    public void Add(IEnumerable<TimelineEventRow> events)
    {
        foreach (var row in events.Where(row => row.Joined != true && row.Url is not null))
        {
            if (!_starts.TryGetValue(row.Url!, out var starts))
            {
                _starts.Add(row.Url!, starts = []);
            }

            starts.Add(Wording.Parse(row.Start));
        }
    }

    /// <summary>How often it is on, when it was on last, and when it is next.</summary>
    public Plays Of(string url, DateTimeOffset now)
    {
        if (!_starts.TryGetValue(url, out var starts))
        {
            return new(0, null, null);
        }

        DateTimeOffset? last = null, next = null;
        foreach (var start in starts)
        {
            last = start <= now && !(last > start) ? start : last;
            next = start > now && !(next < start) ? start : next;
        }

        return new(starts.Count, last, next);
    }
}

/// <summary>The known plays of something.</summary>
/// <param name="Count">How many.</param>
/// <param name="Last">When the last one began; null: none has.</param>
/// <param name="Next">When the next one begins; null: none does.</param>
public readonly record struct Plays(int Count, DateTimeOffset? Last, DateTimeOffset? Next);
