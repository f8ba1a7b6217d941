namespace ScheduleFlow.Core.Planning;

/// <summary>The plays that count as the same for a rule: starts in Unix seconds, in order of time, with the items.</summary>
internal sealed class PlayLog
{
    private readonly List<(long Start, int Item)> _plays = [];

    public void Add(long start, int item) => _plays.Insert(IndexAfter(start), (start, item));

    /// <summary>Removes one play, if it exists.</summary>
    public void Remove(long start, int item)
    {
        for (var i = IndexAfter(start) - 1; i >= 0 && _plays[i].Start == start; i--)
        {
            if (_plays[i].Item == item)
            {
                _plays.RemoveAt(i);
                return;
            }
        }
    }

    /// <summary>The last play at or before a time.</summary>
    public (long Start, int Item)? Before(long time) => IndexAfter(time) is > 0 and var index ? _plays[index - 1] : null;

    /// <summary>The first play after a time.</summary>
    public (long Start, int Item)? After(long time) => IndexAfter(time) is var index && index < _plays.Count ? _plays[index] : null;

    /// <summary>The number of starts in <c>[from, to)</c>.</summary>
    public int CountIn(long from, long to) => IndexAfter(to - 1) - IndexAfter(from - 1);

    // The index of the first play that starts later. Plans grow at the end, so the end is checked first.
    private int IndexAfter(long time)
    {
        if (_plays.Count == 0 || _plays[^1].Start <= time)
        {
            return _plays.Count;
        }

        var (low, high) = (0, _plays.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_plays[middle].Start <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
