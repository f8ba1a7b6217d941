using ScheduleFlow.Core.Editing;

namespace ScheduleFlow.Core.Tests.Editing;

/// <summary>
/// What edits do, said once more and as plainly as possible: a list of names and minutes of one channel, without overlaps.
/// An edit that cannot be made changes nothing and returns false.
/// </summary>
internal sealed class NaiveSchedule(IEnumerable<NaiveSchedule.Item> items)
{
    private List<Item> _items = [.. items];
    private int _ids;

    /// <summary>How many ids were made.</summary>
    public int Made => _ids;

    public IEnumerable<Item> Items => _items.OrderBy(item => item.Start);

    public bool Make(Edit edit)
    {
        var before = (_items, _ids);
        _items = [.. _items];
        if (Try(edit) && _items.Count > 0)
        {
            return true;
        }

        (_items, _ids) = before;
        return false;
    }

    private bool Try(Edit edit)
    {
        switch (edit)
        {
            case AddEdit add:
                return Place(new Item(add.Id!, add.Id!, M(add.Window.Start), M(add.Window.End), false), add.OnConflict);
            case DuplicateEdit duplicate:
                var one = Find(duplicate.Event);
                return Place(one with { Id = duplicate.Id!, Start = M(duplicate.To), End = M(duplicate.To) + one.Length, IsFixed = false }, duplicate.OnConflict);
            case MoveEdit move:
                return Move(Find(move.Event), M(move.To!.Value), move.OnConflict);
            case ResizeEdit resize:
                return Resize(Find(resize.Event), resize.Seconds!.Value / 60, resize.OnConflict);
            case DeleteEdit delete:
                var gone = Find(delete.Event);
                _items.Remove(gone);
                if (delete.Ripple)
                {
                    PullTo(gone.Start, gone.End);
                }

                return true;
            case SplitEdit split:
                var whole = Find(split.Event);
                var at = M(split.At);
                if (at <= whole.Start || at >= whole.End)
                {
                    return false;
                }

                _items.Remove(whole);
                _items.Add(whole with { End = at });
                _items.Add(whole with { Id = New(), Start = at, IsFixed = false });
                return true;
            case SwapEdit swap:
                return Swap(Find(swap.Event), Find(swap.With));
            case ReplaceEdit replace:
                var old = Find(replace.Event);
                var fresh = old with { What = replace.Fields[1].Value![..^4] };
                _items.Remove(old);
                _items.Add(fresh);
                return replace.Seconds is not { } seconds || Resize(fresh, seconds / 60, replace.OnConflict);
            default:
                return false;
        }
    }

    private bool Move(Item item, long to, OnConflict how)
    {
        var other = _items.Find(one => one != item && one.Start <= to && to < one.End);
        if (how != OnConflict.Swap || other is null)
        {
            _items.Remove(item);
            return Place(item with { Start = to, End = to + item.Length }, how);
        }

        if (other.IsFixed)
        {
            return false;
        }

        if (to == other.Start)
        {
            return Swap(item, other);
        }

        _items.Remove(item);
        _items.Remove(other);
        return Place(item with { Start = to, End = to + item.Length }, OnConflict.Refuse)
            && Place(other with { Start = item.Start, End = item.Start + other.Length }, OnConflict.Refuse);
    }

    private bool Swap(Item item, Item other)
    {
        if (item == other)
        {
            return false;
        }

        var (first, second) = item.Start < other.Start ? (item, other) : (other, item);
        _items.Remove(first);
        _items.Remove(second);
        var isNext = !_items.Exists(one => one.Start >= first.End && one.End <= second.Start);
        var late = isNext ? second.End - first.Length : second.Start;
        return Place(second with { Start = first.Start, End = first.Start + second.Length }, OnConflict.Refuse)
            && Place(first with { Start = late, End = late + first.Length }, OnConflict.Refuse);
    }

    private bool Resize(Item item, long length, OnConflict how)
    {
        if (length <= 0)
        {
            return false;
        }

        _items.Remove(item);
        if (!Place(item with { End = item.Start + length }, how))
        {
            return false;
        }

        if (how == OnConflict.Ripple && length < item.Length)
        {
            PullTo(item.Start + length, item.End);
        }

        return true;
    }

    private bool Place(Item placed, OnConflict how)
    {
        var hit = _items.Where(item => item.Start < placed.End && placed.Start < item.End).OrderBy(item => item.Start).ToList();
        switch (how)
        {
            case OnConflict.Overwrite when hit.Exists(item => item.IsFixed):
                return false;
            case OnConflict.Overwrite:
                foreach (var item in hit)
                {
                    _items.Remove(item);
                    if (item.Start < placed.Start)
                    {
                        _items.Add(item with { End = placed.Start });
                    }

                    if (item.End > placed.End)
                    {
                        _items.Add(item with { Id = item.Start < placed.Start ? New() : item.Id, Start = placed.End });
                    }
                }

                break;
            case OnConflict.Ripple:
                if (hit.Exists(item => item.Start < placed.Start))
                {
                    return false;
                }

                // Minute by minute, the first that is in the way moves on.
                var end = placed.End;
                foreach (var item in _items.Where(item => item.Start >= placed.Start).OrderBy(item => item.Start).ToList())
                {
                    var moved = item;
                    while (moved.Start < end)
                    {
                        if (item.IsFixed)
                        {
                            return false;
                        }

                        moved = moved with { Start = moved.Start + 1, End = moved.End + 1 };
                    }

                    _items[_items.IndexOf(item)] = moved;
                    end = Math.Max(end, moved.End);
                }

                break;
            default:
                if (hit.Count > 0)
                {
                    return false;
                }

                break;
        }

        _items.Add(placed);
        return true;
    }

    private void PullTo(long start, long end)
    {
        for (var minute = end; minute > start; minute--)
        {
            // What touches moves up by a minute, and what touched that.
            var edge = minute;
            foreach (var item in _items.Where(item => item.Start >= minute).OrderBy(item => item.Start).ToList())
            {
                if (item.Start != edge || item.IsFixed)
                {
                    break;
                }

                edge = item.End;
                _items[_items.IndexOf(item)] = item with { Start = item.Start - 1, End = item.End - 1 };
            }
        }
    }

    private Item Find(EventReference reference) => _items.Find(item => item.Id == reference.Text)!;

    private string New() => $"new{++_ids}";

    private static long M(Core.Time.Instant instant) => EditSample.Minute(instant);

    internal sealed record Item(string Id, string What, long Start, long End, bool IsFixed)
    {
        public long Length => End - Start;
    }
}
