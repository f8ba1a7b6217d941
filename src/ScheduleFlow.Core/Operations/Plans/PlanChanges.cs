using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>What a plan changes against the stored calendar, from where planning begins.</summary>
/// <param name="Kept">Events that stay at their time.</param>
/// <param name="Moved">Events that move to another time.</param>
/// <param name="Added">New events.</param>
/// <param name="Removed">Events that are dropped.</param>
internal sealed record PlanChanges(int Kept, int Moved, int Added, int Removed)
{
    public static PlanChanges Between(IEnumerable<ScheduleEvent> before, IEnumerable<ScheduleEvent> after)
    {
        var (old, now) = (Count(before), Count(after));
        var kept = 0;
        foreach (var (key, count) in old.ToList())
        {
            var same = Math.Min(count, now.GetValueOrDefault(key));
            kept += same;
            old[key] -= same;
            now[key] = now.GetValueOrDefault(key) - same;
        }

        var (oldUrls, newUrls) = (ByUrl(old), ByUrl(now));
        var moved = oldUrls.Sum(entry => Math.Min(entry.Value, newUrls.GetValueOrDefault(entry.Key)));
        return new PlanChanges(kept, moved, newUrls.Values.Sum() - moved, oldUrls.Values.Sum() - moved);
    }

    private static Dictionary<(string Url, long Start), int> Count(IEnumerable<ScheduleEvent> events)
    {
        var counts = new Dictionary<(string, long), int>();
        foreach (var item in events)
        {
            var key = (item.MediaUrl ?? item.Title, item.Window.Start.UnixSeconds);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts;
    }

    private static Dictionary<string, int> ByUrl(Dictionary<(string Url, long Start), int> counts)
    {
        var urls = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, count) in counts)
        {
            urls[key.Url] = urls.GetValueOrDefault(key.Url) + count;
        }

        return urls;
    }
}
