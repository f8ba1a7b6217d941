namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Decides which slots must go to a video whose play in the history lies ahead. This happens if a later week was planned
/// before this one, or the same week is planned again.
/// <para>
/// Every slot's video is either early (its history play lies at least the cooldown C ahead) or released (that play lies
/// at least C behind, or there is none). Let x be 1 for early slots and 0 for others, e(i) the number of videos that are
/// early at slot i, r(i) that are released at slot i, w as in <see cref="CooldownFeasibility"/>. C holds if and only if
/// there is an x such that, for every slot i,
/// </para>
/// <list type="bullet">
/// <item>of the w slots up to i at most r(i) are not early (r grows with time: fill these from the front, as there);</item>
/// <item>of the w slots from i on at most e(i) are early (e shrinks with time: the mirror image, fill these from the
/// back).</item>
/// </list>
/// <para>
/// <i>Necessary:</i> those slots hold different videos, all of them released (early) at i. <i>Sufficient:</i> fill the
/// released ones from the front and the early ones from the back with any video that is left; the two cannot collide,
/// as a video's early plays end C before its history play and its released plays begin C after it.
/// </para>
/// <para>
/// With prefix sums X of x, all of these are bounds on differences X(j) - X(i). So if there is a solution there is a least
/// one, with the fewest early slots before any instant. It is reached from X = 0 by raising what breaks a bound until
/// nothing does; X(0) > 0 shows that there is no solution. Every pass raises some X, none beyond its index, so the passes
/// end. A few are usual. Close to the largest cooldown that can hold, random histories over a year of half hours take up
/// to 300, still a fraction of a second for the whole search.
/// </para>
/// </summary>
internal static class EarlySlots
{
    /// <summary>Whether each of the first slots is early; null: the cooldown cannot hold.</summary>
    /// <param name="grid">The slots.</param>
    /// <param name="slots">How many of them to plan, at least 1.</param>
    /// <param name="lastStarts">Start of every video's history play, ascending.</param>
    /// <param name="cooldown">Seconds.</param>
    /// <param name="extraVideos">Further videos without history.</param>
    public static bool[]? Plan(SlotGrid grid, int slots, ReadOnlySpan<long> lastStarts, long cooldown, int extraVideos)
    {
        var reach = grid.Reach(cooldown);
        var (early, released) = CountCandidates(grid, slots, lastStarts, cooldown, extraVideos);
        var sums = new int[slots + 1];
        bool raised;
        do
        {
            if (!RaiseForwards(sums, released, reach))
            {
                return null;
            }

            raised = RaiseBackwards(sums, early, reach);
        }
        while (raised && sums[0] == 0);

        return sums[0] > 0 ? null : ToFlags(sums);
    }

    private static (int[] Early, int[] Released) CountCandidates(
        SlotGrid grid, int slots, ReadOnlySpan<long> lastStarts, long cooldown, int extraVideos)
    {
        var early = new int[slots];
        var released = new int[slots];
        var (notEarly, releasedSoFar) = (0, 0);
        for (var i = 0; i < slots; i++)
        {
            var start = grid.StartOf(i);
            while (notEarly < lastStarts.Length && lastStarts[notEarly] < start + cooldown)
            {
                notEarly++;
            }

            while (releasedSoFar < lastStarts.Length && lastStarts[releasedSoFar] <= start - cooldown)
            {
                releasedSoFar++;
            }

            early[i] = lastStarts.Length - notEarly;
            released[i] = releasedSoFar + extraVideos;
        }

        return (early, released);
    }

    /// <summary>False: up to some slot, more early slots would be needed than there are slots.</summary>
    private static bool RaiseForwards(int[] sums, int[] released, int reach)
    {
        for (var i = 0; i < released.Length; i++)
        {
            var first = Math.Max(0, i + 1 - reach);
            var least = Math.Max(sums[i], sums[first] + (i + 1 - first) - released[i]);
            sums[i + 1] = Math.Max(sums[i + 1], least);
            if (sums[i + 1] > i + 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool RaiseBackwards(int[] sums, int[] early, int reach)
    {
        var raised = false;
        for (var i = early.Length - 1; i >= 0; i--)
        {
            var end = Math.Min(early.Length, i + reach);
            var least = Math.Max(sums[i + 1] - 1, sums[end] - early[i]);
            if (least > sums[i])
            {
                sums[i] = least;
                raised = true;
            }
        }

        return raised;
    }

    private static bool[] ToFlags(int[] sums)
    {
        var flags = new bool[sums.Length - 1];
        for (var i = 0; i < flags.Length; i++)
        {
            flags[i] = sums[i + 1] > sums[i];
        }

        return flags;
    }
}
