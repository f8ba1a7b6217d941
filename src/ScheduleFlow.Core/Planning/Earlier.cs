using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// What was planned before, in order of time. Its plays count for the rules until their time comes; then they are placed
/// again or dropped.
/// </summary>
internal sealed class Earlier
{
    private readonly ImmutableArray<EarlierEvent> _events;
    private readonly RuleBook _rules;
    private int _next;

    public Earlier(PlannerInput request, RuleBook rules)
    {
        var plan = request.Plan;
        // An item that has another length now is another item. Reruns do not count, except as they were: they follow from
        // their block, which was filled without regard to them.
        var reruns = plan.Blocks
            .Where(block => block.RerunOf is not null)
            .Select(block => block.Name)
            .ToHashSet(StringComparer.Ordinal);
        _events = [.. request.Earlier.Select(item => Counts(item) ? item : item with { Item = RuleBook.None })];
        _rules = rules;
        foreach (var item in _events.Where(item => item.Item >= 0))
        {
            rules.Add(item.Item, item.Window.Start.UnixSeconds, item.IsFiller);
        }

        bool Counts(EarlierEvent item) =>
            item.Item >= 0
            && plan.Items[item.Item].Seconds == item.Window.Seconds
            && (request.IsReplay || !reruns.Contains(item.Source));
    }

    /// <summary>
    /// The events that start in <c>[from, to)</c>. Those that start before <c>to</c> no longer count for the rules. A part
    /// can be asked for again: if a block ends early, the one below goes on with what was there.
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

    /// <summary>The item that a fixed event had at a time; null: none.</summary>
    public int? At(long start, string source) =>
        Take(start, start + 1).FirstOrDefault(item => item.Item >= 0 && item.Source == source)?.Item;
}
