using System.Numerics;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Finds the lengths that items can add up to, one after another from the start of a gap, and the items of each. One bit
/// per second holds the sums that the items so far can reach. Adding an item of length d that may start from r on is
/// <c>reach |= (reach ∧ [r, ∞)) ≪ d</c>.
/// </summary>
/// <remarks>
/// Exact for items that are added in order of their release r: if items can play without a break in some order, they can
/// in that one. Each item counts once; add it again to allow it twice. For every sum the first item that made it reachable
/// is kept, so the items of a sum are a subset of the shortest prefix that reaches it, and each addition is used once.
/// </remarks>
internal sealed class SubsetSum
{
    private ulong[] _reach = [];
    private int[] _madeBy = [];
    private readonly List<int> _lengths = [];
    private int _words;

    /// <summary>The longest sum of interest, in seconds.</summary>
    public int Capacity { get; private set; }

    /// <summary>Starts again without items.</summary>
    public void Reset(int capacity)
    {
        Capacity = capacity;
        _words = (capacity >> 6) + 1;
        if (_reach.Length < _words)
        {
            _reach = new ulong[_words];
            _madeBy = new int[_words * 64];
        }

        Array.Clear(_reach, 0, _words);
        _reach[0] = 1;
        _lengths.Clear();
    }

    public bool Has(int sum) => sum <= Capacity && (_reach[sum >> 6] >> (sum & 63) & 1) != 0;

    /// <summary>Adds an item once; returns whether any sum became reachable.</summary>
    /// <param name="length">At least 1.</param>
    /// <param name="release">Its earliest start; not less than that of the items added so far.</param>
    public bool Add(int length, int release)
    {
        var addition = _lengths.Count;
        _lengths.Add(length);
        var (shift, bits) = (length >> 6, length & 63);
        var first = release >> 6;
        var changed = false;
        for (var word = _words - 1; word >= first + shift; word--)
        {
            var source = word - shift;
            var low = Masked(source, release);
            var moved = low << bits;
            if (bits > 0 && source > 0)
            {
                moved |= Masked(source - 1, release) >> (64 - bits);
            }

            var fresh = moved & ~_reach[word];
            if (fresh == 0)
            {
                continue;
            }

            changed = true;
            _reach[word] |= fresh;
            for (; fresh != 0; fresh &= fresh - 1)
            {
                _madeBy[(word << 6) + BitOperations.TrailingZeroCount(fresh)] = addition;
            }
        }

        return changed;
    }

    /// <summary>The smallest reachable sum in <c>[from, to]</c>; null: there is none.</summary>
    public int? FirstIn(int from, int to)
    {
        for (var sum = Math.Max(from, 0); sum <= Math.Min(to, Capacity); sum++)
        {
            if (_reach[sum >> 6] >> (sum & 63) is var rest && rest == 0)
            {
                sum |= 63;
            }
            else if (sum + BitOperations.TrailingZeroCount(rest) is var found)
            {
                return found <= Math.Min(to, Capacity) ? found : null;
            }
        }

        return null;
    }

    /// <summary>The largest reachable sum up to a limit; 0 is always reachable.</summary>
    public int LastUpTo(int limit)
    {
        for (var sum = Math.Min(limit, Capacity); sum > 0; sum--)
        {
            if (Has(sum))
            {
                return sum;
            }
        }

        return 0;
    }

    /// <summary>The numbers of the additions that make a reachable sum, the last one first.</summary>
    public List<int> Additions(int sum)
    {
        var additions = new List<int>();
        while (sum > 0)
        {
            additions.Add(_madeBy[sum]);
            sum -= _lengths[_madeBy[sum]];
        }

        return additions;
    }

    // The word without the bits below the release. Bits above the capacity do not matter.
    private ulong Masked(int word, int release)
    {
        var bits = _reach[word];
        return word > release >> 6 ? bits : word < release >> 6 ? 0 : bits & (ulong.MaxValue << (release & 63));
    }
}
