namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Proves that a cooldown cannot hold: any w slots in a row (<see cref="PlayWindows.Reach"/>) need w different windows that
/// can be matched with them. Tried for the blocks of w slots from two beginnings, half of w apart, because each costs a pass.
/// <para>
/// Windows that hold a whole block fit any slot of it, and are only counted. The others are matched first, the one that
/// expires first in each slot, which matches as many slots as possible. O(n log n) for n windows.
/// </para>
/// </summary>
internal static class BlockMatching
{
    public static bool Refutes(PlayWindows windows)
    {
        var half = windows.Reach / 2;
        return Refutes(windows, 0) || (half > 0 && Refutes(windows, half));
    }

    private static bool Refutes(PlayWindows windows, int offset)
    {
        // The first block is the part before the offset, none if that is 0.
        var (reach, slots) = (windows.Reach, windows.Slots);
        int BlockOf(int slot) => (slot - offset + reach) / reach;
        int FirstOf(int block) => Math.Max(0, ((block - 1) * reach) + offset);
        int LastOf(int block) => Math.Min(slots, (block * reach) + offset) - 1;

        var blocks = BlockOf(slots - 1) + 1;
        var whole = new int[blocks + 1]; // the change of their number with each block
        var (firsts, lasts) = (new List<int>(), new List<int>());
        foreach (var window in windows.All)
        {
            for (var block = BlockOf(window.First); block <= BlockOf(window.Last); block++)
            {
                if (window.First <= FirstOf(block) && LastOf(block) <= window.Last)
                {
                    // So do all others but the last.
                    var end = Math.Max(block + 1, BlockOf(window.Last));
                    whole[block]++;
                    whole[end]--;
                    block = end - 1;
                }
                else
                {
                    firsts.Add(Math.Max(window.First, FirstOf(block)));
                    lasts.Add(Math.Min(window.Last, LastOf(block)));
                }
            }
        }

        int[] first = [.. firsts], last = [.. lasts];
        Array.Sort(first, last);
        var (part, held) = (0, 0);
        for (var block = 0; block < blocks; block++)
        {
            held += whole[block];
            var unmatched = 0;
            var open = new PriorityQueue<int, int>();
            for (var slot = FirstOf(block); slot <= LastOf(block); slot++)
            {
                for (; part < first.Length && first[part] <= slot; part++)
                {
                    open.Enqueue(last[part], last[part]);
                }

                while (open.TryPeek(out var end, out _) && end < slot)
                {
                    open.Dequeue();
                }

                unmatched += open.TryDequeue(out _, out _) ? 0 : 1;
            }

            if (unmatched > held)
            {
                return true;
            }
        }

        return false;
    }
}
