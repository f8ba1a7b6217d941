using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// What was planned before, looked at in order of time. Its plays count for the rules until their time comes; then they
/// are either placed again or gone.
/// </summary>
internal sealed class Earlier
{
    private readonly ImmutableArray<EarlierEvent> _events;
    private readonly RuleBook _rules;
    private int _next;

    public Earlier(ImmutableArray<EarlierEvent> events, PlanDocument plan, RuleBook rules)
    {
        // What has another length now is another thing. A rerun follows its block, whose first choice did not look at it.
        var reruns = plan.Blocks.Where(block => block.RerunOf is not null).Select(block => block.Name).ToHashSet(StringComparer.Ordinal);
        _events = [.. events.Select(item => item.Item >= 0 && plan.Items[item.Item].Seconds == item.Window.Seconds && !reruns.Contains(item.Source) ? item : item with { Item = RuleBook.None })];
        _rules = rules;
        foreach (var item in _events.Where(item => item.Item >= 0))
        {
            rules.Add(item.Item, item.Window.Start.UnixSeconds, item.IsFiller);
        }
    }

    /// <summary>
    /// Those that start in <c>[from, to)</c>; what started before its end counts no longer. Asked again for a part of
    /// it, it gives that part again: where a block ends early, the one below goes on with what was there.
    /// </summary>
    public IReadOnlyList<EarlierEvent> Take(long from, long to)
    {
        for (; _next < _events.Length && _events[_next].Window.Start.UnixSeconds < to; _next++)
        {
            var item = _events[_next];
            if (item.Item >= 0)
            {
                _rules.Remove(item.Item, item.Window.Start.UnixSeconds, item.IsFiller);
            }
        }

        var first = _next;
        while (first > 0 && _events[first - 1].Window.Start.UnixSeconds >= from)
        {
            first--;
        }

        return _events[first.._next];
    }

    /// <summary>The item that a fixed event had at a time, or null.</summary>
    public int? At(long start, string source) =>
        Take(start, start + 1).FirstOrDefault(item => item.Item >= 0 && item.Source == source)?.Item;
}
