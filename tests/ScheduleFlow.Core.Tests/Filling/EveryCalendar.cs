
namespace ScheduleFlow.Core.Tests.Filling;

/// <summary>
/// The oracle: tries every way to fill a few slots from a few videos, by the definition of the cooldown and nothing else.
/// </summary>
internal static class EveryCalendar
{
    /// <summary>Whether the slots can be filled with no two plays of a video, history included, nearer than this.</summary>
    public static bool CanHold(long[] starts, long[][] history, long cooldown) =>
        MostFilled(starts, history, cooldown) == starts.Length;

    /// <summary>The largest number of slots that can be filled without breaking the cooldown.</summary>
    public static int MostFilled(long[] starts, long[][] history, long cooldown) =>
        MostFilled(starts, history, cooldown, new int[starts.Length], 0);

    /// <summary>The largest least distance over all ways to fill every slot; null where some way repeats nothing.</summary>
    public static long? LargestCooldown(long[] starts, long[][] history)
    {
        long? best = 0;
        var plays = new int[starts.Length];
        Visit(0);
        return best;

        void Visit(int slot)
        {
            if (best is null)
            {
                return;
            }

            if (slot == starts.Length)
            {
                var least = LeastDistance(starts, history, plays);
                best = least is null ? null : Math.Max(best.Value, least.Value);
                return;
            }

            for (var video = 0; video < history.Length; video++)
            {
                plays[slot] = video;
                Visit(slot + 1);
            }
        }
    }

    /// <summary>All pairs.</summary>
    public static long? LeastDistance(long[] starts, long[][] history, int[] plays)
    {
        long? least = null;
        for (var slot = 0; slot < starts.Length; slot++)
        {
            foreach (var known in history[plays[slot]])
            {
                Take(Math.Abs(starts[slot] - known));
            }

            for (var earlier = 0; earlier < slot; earlier++)
            {
                if (plays[earlier] == plays[slot])
                {
                    Take(starts[slot] - starts[earlier]);
                }
            }
        }

        return least;

        void Take(long distance) => least = least is null ? distance : Math.Min(least.Value, distance);
    }

    private static int MostFilled(long[] starts, long[][] history, long cooldown, int[] plays, int slot)
    {
        if (slot == starts.Length)
        {
            return 0;
        }

        plays[slot] = -1;
        var most = MostFilled(starts, history, cooldown, plays, slot + 1);
        for (var video = 0; video < history.Length; video++)
        {
            if (history[video].All(known => Math.Abs(starts[slot] - known) >= cooldown) && HasRested(video))
            {
                plays[slot] = video;
                most = Math.Max(most, 1 + MostFilled(starts, history, cooldown, plays, slot + 1));
            }
        }

        return most;

        bool HasRested(int video)
        {
            for (var earlier = 0; earlier < slot; earlier++)
            {
                if (plays[earlier] == video && starts[slot] - starts[earlier] < cooldown)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
