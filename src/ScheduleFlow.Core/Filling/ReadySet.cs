using System.Numerics;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// A set of small numbers that finds its next member fast. A number takes one bit, so the 10,000 videos of the largest
/// pool are at most 157 words to scan.
/// </summary>
internal sealed class ReadySet(int capacity)
{
    private readonly ulong[] _words = new ulong[(capacity + 63) / 64];

    public void Add(int item) => _words[item >> 6] |= 1UL << item;

    public void Remove(int item) => _words[item >> 6] &= ~(1UL << item);

    public void Clear() => Array.Clear(_words);

    /// <summary>The smallest member that is at least <paramref name="from"/>; -1: there is none.</summary>
    public int FirstFrom(int from)
    {
        var index = from >> 6;
        if (index >= _words.Length)
        {
            return -1;
        }

        for (var word = _words[index] & (ulong.MaxValue << from); ; word = _words[index])
        {
            if (word != 0)
            {
                return (index << 6) + BitOperations.TrailingZeroCount(word);
            }

            if (++index == _words.Length)
            {
                return -1;
            }
        }
    }
}
