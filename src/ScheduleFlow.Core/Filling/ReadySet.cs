using System.Numerics;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// A set of small numbers that finds its next member fast: a bit each, so the 10,000 videos of the largest pool are
/// 157 words to scan at worst.
/// </summary>
internal sealed class ReadySet(int capacity)
{
    private readonly ulong[] _words = new ulong[(capacity + 63) / 64];

    public void Add(int item) => _words[item >> 6] |= 1UL << item;

    public void Remove(int item) => _words[item >> 6] &= ~(1UL << item);

    public void Clear() => Array.Clear(_words);

    /// <summary>The smallest member that is at least <paramref name="from"/>, or -1.</summary>
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
