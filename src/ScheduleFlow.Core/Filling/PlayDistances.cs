namespace ScheduleFlow.Core.Filling;

/// <summary>The distances of a filled calendar, measured on the result and not on how it was made.</summary>
/// <param name="LeastSeconds">Least distance of two plays of a video, history included; null: nothing plays twice.</param>
/// <param name="Violations">See <see cref="CooldownReport.Violations"/>.</param>
internal readonly record struct PlayDistances(long? LeastSeconds, int Violations)
{
    /// <param name="grid">The slots.</param>
    /// <param name="plays">Slot → video, or negative for an empty slot.</param>
    /// <param name="lastStarts">Video → start of its history play.</param>
    /// <param name="cooldown">A smaller distance is a violation.</param>
    public static PlayDistances Measure(SlotGrid grid, ReadOnlySpan<int> plays, ReadOnlySpan<long> lastStarts, long cooldown)
    {
        var before = new long[lastStarts.Length];
        Array.Fill(before, VideoPool.Never);
        var least = long.MaxValue;
        var violations = 0;
        for (var slot = 0; slot < plays.Length; slot++)
        {
            var video = plays[slot];
            if (video < 0)
            {
                continue;
            }

            var start = grid.StartOf(slot);
            var distance = Math.Min(start - before[video], Math.Abs(start - lastStarts[video]));
            least = Math.Min(least, distance);
            violations += distance < cooldown ? 1 : 0;
            before[video] = start;
        }

        // A distance to Never does not count.
        return new PlayDistances(least > -(VideoPool.Never / 2) ? null : least, violations);
    }
}
