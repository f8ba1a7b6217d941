using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// The items of a block in its preferred order. The order depends on the seed and the items' URLs, not on their places in
/// the pool (except for <see cref="ItemOrder.Sequence"/>).
/// </summary>
internal sealed class Rotation
{
    private const long Never = long.MinValue / 4;
    private const double WeightScale = 1e6;

    private const int MaxPassedOver = 4;

    private readonly PlanDocument _plan;
    private readonly ItemOrder _order;
    private readonly ulong _salt;
    private readonly SortedSet<Place> _places;
    private readonly Dictionary<int, SortedSet<Place>> _bySeconds = [];
    private readonly Dictionary<int, int> _passedOver = [];
    private readonly Dictionary<int, Place> _placeOf = [];
    private readonly Dictionary<int, int> _positions = [];

    /// <param name="plan">The plan.</param>
    /// <param name="order">The order.</param>
    /// <param name="items">The items.</param>
    /// <param name="name">The name of its owner: two blocks shuffle differently.</param>
    /// <param name="lastStart">The last start of an item before the plan, in Unix seconds; null: none.</param>
    public Rotation(PlanDocument plan, ItemOrder order, IReadOnlyList<int> items, string name, Func<int, long?> lastStart)
    {
        _plan = plan;
        _order = order;
        _salt = SeededHash.Of(name, unchecked((ulong)plan.Seed));
        _places = [];
        if (order == ItemOrder.Sequence)
        {
            Number(items);
        }

        var last = order == ItemOrder.Sequence ? LastPosition(items, lastStart) : -1;
        foreach (var item in items)
        {
            var known = lastStart(item);
            Put(item, order switch
            {
                ItemOrder.LeastRecent => new Place(known ?? Never, Rank(item, 0), item),
                ItemOrder.Sequence => new Place(_positions[item] <= last ? 1 : 0, (ulong)_positions[item], item),
                ItemOrder.Weighted => Weighted(item, 0),
                _ => new Place(0, Rank(item, 0), item),
            });
        }
    }

    /// <summary>The items, the next one first.</summary>
    public IEnumerable<int> Items
    {
        get
        {
            foreach (var place in _places)
            {
                yield return place.Item;
            }
        }
    }

    /// <summary>The items of a running time, the next one first.</summary>
    public IEnumerable<int> ItemsOf(int seconds)
    {
        if (_bySeconds.TryGetValue(seconds, out var places))
        {
            foreach (var place in places)
            {
                yield return place.Item;
            }
        }
    }

    /// <summary>Whether any item has this running time.</summary>
    public bool HasOf(int seconds) => _bySeconds.ContainsKey(seconds);

    public int Count => _places.Count;

    public bool IsInOrder => _order == ItemOrder.Sequence;

    public bool Has(int item) => _placeOf.ContainsKey(item);

    /// <summary>The item's place, to put it back there.</summary>
    public Place PlaceOf(int item) => _placeOf[item];

    /// <summary>Moves an item that has been played.</summary>
    /// <param name="item">The item; ignored if it is not in the rotation.</param>
    /// <param name="start">When it started.</param>
    /// <param name="isOwn">Whether it was taken from here; only least-recent orders count what others play.</param>
    public void Played(int item, long start, bool isOwn)
    {
        if (!_placeOf.TryGetValue(item, out var place))
        {
            return;
        }

        switch (_order)
        {
            case ItemOrder.LeastRecent:
                Put(item, place with { Major = Math.Max(place.Major, start) });
                break;
            case ItemOrder.Shuffle when isOwn:
                Put(item, new Place(place.Major + 1, Rank(item, place.Major + 1), item));
                break;
            case ItemOrder.Sequence when isOwn:
                Put(item, place with { Major = place.Major + 1 });
                break;
            case ItemOrder.Weighted when isOwn:
                Put(item, Weighted(item, 1 + (long)(place.Major / WeightScale * _plan.Items[item].Weight)));
                break;
        }
    }

    /// <summary>
    /// Notes that an item at the front fits with no others. After some times it waits for its next turn: many such items
    /// would keep all others from being tried.
    /// </summary>
    public void PassOver(int item, long start)
    {
        var times = _passedOver.GetValueOrDefault(item) + 1;
        _passedOver[item] = times % MaxPassedOver;
        if (times < MaxPassedOver)
        {
            return;
        }

        var place = _placeOf[item];
        switch (_order)
        {
            case ItemOrder.LeastRecent:
                Put(item, place with { Major = Math.Max(place.Major, start) });
                break;
            case ItemOrder.Shuffle:
                Put(item, new Place(place.Major + 1, Rank(item, place.Major + 1), item));
                break;
            case ItemOrder.Weighted:
                Put(item, Weighted(item, 1 + (long)(place.Major / WeightScale * _plan.Items[item].Weight)));
                break;
        }
    }

    /// <summary>
    /// Counts an item of a sequence as played in this round, because a person put it elsewhere; nothing if it has been.
    /// </summary>
    public void Claim(int item, long start)
    {
        if (IsInOrder && _placeOf.TryGetValue(item, out var place) && place.Major == _places.Min.Major)
        {
            Played(item, start, isOwn: true);
        }
    }

    /// <summary>Takes back what <see cref="Played"/> did.</summary>
    public void PutBack(Place place) => Put(place.Item, place);

    private void Put(int item, Place place)
    {
        var seconds = _plan.Items[item].Seconds;
        if (!_bySeconds.TryGetValue(seconds, out var alike))
        {
            _bySeconds.Add(seconds, alike = []);
        }

        if (_placeOf.TryGetValue(item, out var old))
        {
            _places.Remove(old);
            alike.Remove(old);
        }

        _placeOf[item] = place;
        _places.Add(place);
        alike.Add(place);
    }

    private ulong Rank(int item, long round) => SeededHash.Of(_plan.Items[item].Url, _salt + (ulong)round);

    // An item comes up at a random moment of each of its intervals; the smaller its weight, the longer they are.
    private Place Weighted(int item, long plays)
    {
        var random = (Rank(item, plays) >> 11) * (1.0 / (1UL << 53));
        return new Place((long)((plays + random) / _plan.Items[item].Weight * WeightScale), Rank(item, plays), item);
    }

    // By series, season and episode, if items have them; else, and within an episode, as listed.
    private void Number(IReadOnlyList<int> items)
    {
        var ordered = items
            .Select((item, position) => (Item: item, Position: position))
            .OrderBy(entry => _plan.Items[entry.Item].Episode is null ? "" : _plan.Items[entry.Item].Series ?? "", StringComparer.Ordinal)
            .ThenBy(entry => _plan.Items[entry.Item].Season ?? 0)
            .ThenBy(entry => _plan.Items[entry.Item].Episode ?? 0)
            .ThenBy(entry => entry.Position);
        foreach (var (item, _) in ordered)
        {
            _positions[item] = _positions.Count;
        }
    }

    private int LastPosition(IReadOnlyList<int> items, Func<int, long?> lastStart)
    {
        var (position, latest) = (-1, long.MinValue);
        foreach (var item in items)
        {
            if (lastStart(item) is { } start && start > latest)
            {
                (position, latest) = (_positions[item], start);
            }
        }

        return position == items.Count - 1 ? -1 : position;
    }

    /// <summary>An item's place: by the major number, then the minor one.</summary>
    internal readonly record struct Place(long Major, ulong Minor, int Item) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            Major != other.Major ? Major.CompareTo(other.Major)
            : Minor != other.Minor ? Minor.CompareTo(other.Minor)
            : Item.CompareTo(other.Item);
    }
}
