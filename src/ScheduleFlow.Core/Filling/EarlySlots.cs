namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Decides which slots must go to a video whose known play lies ahead. This happens if a later week was planned before this
/// one, or another channel plays the videos. It is exact where every window (<see cref="PlayWindows"/>) is one-sided.
/// <para>
/// A window is then either early (it begins with the first slot, and a play lies ahead) or released (it ends with the last
/// slot). Let x be 1 for the slots of early windows and 0 for others, e(i) the number of early windows that hold slot i,
/// r(i) of released ones, w as in <see cref="CooldownFeasibility"/>. The cooldown C holds if and only if there is an x such
/// that, for every slot i,
/// </para>
/// <list type="bullet">
/// <item>of the w slots up to i at most r(i) are not early (r grows with time: fill these from the front, as there);</item>
/// <item>of the w slots from i on at most e(i) are early (e shrinks with time: the mirror image, fill these from the
/// back).</item>
/// </list>
/// <para>
/// <i>Necessary:</i> those slots hold different videos, all of them released (early) at i. <i>Sufficient:</i> fill the
/// released ones from the front and the early ones from the back with any video that is left; the two cannot collide,
/// as a video's early plays end C before a known play and its released plays begin C after it.
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
    /// <summary>Whether each of the slots is early; null: the cooldown cannot hold.</summary>
    /// <param name="windows">All one-sided.</param>
    public static bool[]? Plan(PlayWindows windows) => Plan(windows, twoSidedAreEarly: false);

    /// <summary>
    /// Whether a cooldown cannot hold even if each window with two sides had only one of them. It often cannot hold where
    /// this is false.
    /// </summary>
    public static bool Refutes(PlayWindows windows) =>
        Plan(windows, twoSidedAreEarly: false) is null || Plan(windows, twoSidedAreEarly: true) is null;

    private static bool[]? Plan(PlayWindows windows, bool twoSidedAreEarly)
    {
        var (early, released) = CountCandidates(windows, twoSidedAreEarly);
        var sums = new int[windows.Slots + 1];
        bool raised;
        do
        {
            if (!RaiseForwards(sums, released, windows.Reach))
            {
                return null;
            }

            raised = RaiseBackwards(sums, early, windows.Reach);
        }
        while (raised && sums[0] == 0);

        return sums[0] > 0 ? null : ToFlags(sums);
    }

    private static (int[] Early, int[] Released) CountCandidates(PlayWindows windows, bool twoSidedAreEarly)
    {
        var early = new int[windows.Slots];
        var released = new int[windows.Slots];
        foreach (var window in windows.All)
        {
            var isTwoSided = window.First > 0 && window.Last < windows.Slots - 1;
            if (isTwoSided ? twoSidedAreEarly : windows.IsEarly(window))
            {
                early[window.Last]++;
            }
            else
            {
                released[window.First]++;
            }
        }

        for (var slot = 1; slot < windows.Slots; slot++)
        {
            released[slot] += released[slot - 1];
            early[^(slot + 1)] += early[^slot];
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
