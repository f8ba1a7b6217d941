namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Fills a gap in which some items may start only later, with pauses, so that the most is on air. The value of a second t
/// is the most that can have been on air up to t, when an item or a pause ends there. Items are added in order of their
/// releases, each once, and after each of them those that may repeat at will.
/// </summary>
/// <remarks>
/// Exact: of two consecutive items, the one released earlier can always go first, whatever pauses lie between. Time and
/// memory: items times seconds.
/// </remarks>
internal static class LateFit
{
    /// <summary>The most items times seconds; more is not tried.</summary>
    private const long MaxCells = 1_000_000;

    // How the best value of a second is reached.
    private const ushort Before = 0;
    private const ushort Own = 1;
    private const ushort Pause = 2;
    private const ushort Free = 3;

    /// <param name="once">Items that may play once, in order of release.</param>
    /// <param name="free">Items that may play at any time, again and again.</param>
    /// <param name="length">The gap's length in seconds.</param>
    /// <returns>What plays when, in order of time; null: there is too much to try.</returns>
    public static List<(Candidate Item, int Start)>? Find(IReadOnlyList<Candidate> once, IReadOnlyList<Candidate> free, int length)
    {
        if ((once.Count + 1L) * (length + 1L) > MaxCells || free.Count > 64)
        {
            return null;
        }

        var values = new long[length + 1];
        var next = new long[length + 1];
        var choices = new ushort[once.Count + 1][];
        Array.Fill(values, -1);
        values[0] = 0;
        choices[0] = new ushort[length + 1];
        Close(values, choices[0], free);
        for (var stage = 1; stage <= once.Count; stage++)
        {
            var item = once[stage - 1];
            var chosen = choices[stage] = new ushort[length + 1];
            values.CopyTo(next, 0);
            for (var end = item.Release + item.Seconds; end <= length; end++)
            {
                if (values[end - item.Seconds] + item.Value is var value && value > next[end])
                {
                    (next[end], chosen[end]) = (value, Own);
                }
            }

            Close(next, chosen, free);
            (values, next) = (next, values);
        }

        return Trace(choices, once, free, length);
    }

    private static void Close(long[] values, ushort[] chosen, IReadOnlyList<Candidate> free)
    {
        for (var end = 1; end < values.Length; end++)
        {
            if (values[end - 1] > values[end])
            {
                (values[end], chosen[end]) = (values[end - 1], Pause);
            }

            for (var i = 0; i < free.Count; i++)
            {
                if (free[i].Seconds <= end && values[end - free[i].Seconds] + free[i].Value is var value && value > values[end])
                {
                    (values[end], chosen[end]) = (value, (ushort)(Free + i));
                }
            }
        }
    }

    private static List<(Candidate Item, int Start)> Trace(
        ushort[][] choices,
        IReadOnlyList<Candidate> once,
        IReadOnlyList<Candidate> free,
        int length)
    {
        var placed = new List<(Candidate Item, int Start)>();
        var (stage, time) = (once.Count, length);
        while (time > 0)
        {
            switch (choices[stage][time])
            {
                case Before:
                    stage--;
                    break;
                case Pause:
                    time--;
                    break;
                case Own:
                    time -= once[--stage].Seconds;
                    placed.Add((once[stage], time));
                    break;
                case var other:
                    time -= free[other - Free].Seconds;
                    placed.Add((free[other - Free], time));
                    break;
            }
        }

        placed.Reverse();
        return placed;
    }

    /// <summary>An item that may play in the gap.</summary>
    /// <param name="Item">As an index into the plan's items.</param>
    /// <param name="Seconds">Its running time.</param>
    /// <param name="Release">Its earliest start, in seconds from the start of the gap.</param>
    /// <param name="IsFiller">Whether it is a filler: for the same time on air, fewer fillers are better.</param>
    internal readonly record struct Candidate(int Item, int Seconds, int Release, bool IsFiller)
    {
        /// <summary>Seconds on air first; then seconds that are not fillers.</summary>
        public long Value => ((long)Seconds << 24) + (IsFiller ? 0 : Seconds);
    }
}
