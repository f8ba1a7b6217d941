namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Gives early slots (<see cref="EarlySlots"/>) their videos, from the last slot to the first. Of the videos whose next
/// play, in the history or in a slot already given, lies at least the cooldown ahead, it takes the one whose next play
/// lies farthest ahead (ties: pool order). Seen backwards, this is "the one that has rested longest".
/// </summary>
internal static class EarlyPlays
{
    /// <summary>No early play in this slot.</summary>
    public const int None = -1;

    /// <summary>Slot → video, or <see cref="None"/>.</summary>
    /// <param name="grid">The slots.</param>
    /// <param name="ahead">Video → the known play after its early window, or <see cref="KnownStarts.Never"/> if it has none.</param>
    /// <param name="cooldown">Seconds.</param>
    /// <param name="wanted">
    /// The slots of a plan, each of which gets a video; null: all slots, each of which gets a video if one is left.
    /// </param>
    public static int[] Assign(SlotGrid grid, ReadOnlySpan<long> ahead, long cooldown, bool[]? wanted)
    {
        var plays = new int[grid.Count];
        Array.Fill(plays, None);
        var farthestFirst = new PriorityQueue<int, (long NegatedNextPlay, int Video)>();
        for (var video = 0; video < ahead.Length; video++)
        {
            if (ahead[video] != KnownStarts.Never)
            {
                farthestFirst.Enqueue(video, (-ahead[video], video));
            }
        }

        for (var slot = grid.Count - 1; slot >= 0 && farthestFirst.Count > 0; slot--)
        {
            var start = grid.StartOf(slot);
            if ((wanted is null || wanted[slot])
                && farthestFirst.TryPeek(out var video, out var key) && -key.NegatedNextPlay >= start + cooldown)
            {
                plays[slot] = video;
                farthestFirst.DequeueEnqueue(video, (-start, video));
            }
        }

        return plays;
    }
}
