using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>What a calendar had on air before planning begins, by block or fixed event: blocks and sequences go on from there.</summary>
internal sealed class Past(ImmutableArray<EarlierEvent> events)
{
    private readonly ILookup<(string Source, PlannedKind Kind), EarlierEvent> _bySource =
        events.ToLookup(item => (item.Source, item.Kind));

    /// <summary>
    /// What a block or fixed event has shown in <c>[from, to)</c>, in order of time; -1 for items that the plan no longer has.
    /// </summary>
    public IEnumerable<int> Shown(string source, PlannedKind kind, long from, long to) => _bySource[(source, kind)]
        .Where(item => item.Window.Start.UnixSeconds >= from && item.Window.Start.UnixSeconds < to)
        .Select(item => item.Item);

    /// <summary>
    /// The last start of each item that a block or fixed event has shown in its turn; null: it has shown none that the plan
    /// still has.
    /// </summary>
    public Dictionary<int, long>? LastStarts(string source, PlannedKind kind)
    {
        var starts = new Dictionary<int, long>();
        foreach (var item in _bySource[(source, kind)].Where(item => item.Item >= 0 && !item.IsByHand))
        {
            starts[item.Item] = item.Window.Start.UnixSeconds;
        }

        return starts.Count > 0 ? starts : null;
    }

    /// <summary>What a person put on air out of turn for a block or fixed event, from a time on.</summary>
    public IEnumerable<(int Item, long Start)> ByHand(string source, PlannedKind kind, long from) => _bySource[(source, kind)]
        .Where(item => item.IsByHand && item.Item >= 0 && item.Window.Start.UnixSeconds >= from)
        .Select(item => (item.Item, item.Window.Start.UnixSeconds));
}
