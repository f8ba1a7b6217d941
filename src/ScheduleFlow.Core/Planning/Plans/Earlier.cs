using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules.Plans;

namespace ScheduleFlow.Core.Planning.Plans;

/// <summary>
/// What was planned before, looked at in order of time. Its plays count for the rules until their time comes; then they
/// are either placed again or gone.
/// </summary>
internal sealed class Earlier
{
    private readonly ImmutableArray<EarlierEvent> _events;
    private readonly RuleBook _rules;
    private int _next;

    public Earlier(ImmutableArray<EarlierEvent> events, Plan plan, RuleBook rules)
    {
        // What has another length now is another thing.
        _events = [.. events.Select(item => item.Item >= 0 && plan.Items[item.Item].Seconds == item.Window.Seconds ? item : item with { Item = RuleBook.None })];
        _rules = rules;
        foreach (var item in _events.Where(item => item.Item >= 0))
        {
            rules.Add(item.Item, item.Window.Start.UnixSeconds);
        }
    }

    /// <summary>Those that start in <c>[from, to)</c>; what started earlier, and they, count no longer.</summary>
    public IReadOnlyList<EarlierEvent> Take(long from, long to)
    {
        var taken = new List<EarlierEvent>();
        for (; _next < _events.Length && _events[_next].Window.Start.UnixSeconds < to; _next++)
        {
            var item = _events[_next];
            if (item.Item >= 0)
            {
                _rules.Remove(item.Item, item.Window.Start.UnixSeconds);
            }

            if (item.Window.Start.UnixSeconds >= from)
            {
                taken.Add(item);
            }
        }

        return taken;
    }

    /// <summary>The item that a fixed event had at a time, or null.</summary>
    public int? At(long start, string source) =>
        Take(start, start + 1).FirstOrDefault(item => item.Item >= 0 && item.Source == source)?.Item;
}
