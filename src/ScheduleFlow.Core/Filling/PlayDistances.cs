namespace ScheduleFlow.Core.Filling;

/// <summary>The distances of a filled calendar, measured on the result and not on how it was made.</summary>
/// <param name="LeastSeconds">Least distance of two plays of a video, history included; null: nothing plays twice.</param>
/// <param name="Violations">See <see cref="CooldownReport.Violations"/>.</param>
internal readonly record struct PlayDistances(long? LeastSeconds, int Violations)
{
    /// <param name="grid">The slots.</param>
    /// <param name="plays">Slot → video, or negative for an empty slot.</param>
    /// <param name="known">The plays of the history, all of which count.</param>
    /// <param name="cooldown">A smaller distance is a violation.</param>
    public static PlayDistances Measure(SlotGrid grid, ReadOnlySpan<int> plays, KnownStarts known, long cooldown)
    {
        var before = new long[known.Videos];
        Array.Fill(before, KnownStarts.Never);
        var least = KnownStarts.NeverAgain;
        var violations = 0;
        for (var slot = 0; slot < plays.Length; slot++)
        {
            var video = plays[slot];
            if (video < 0)
            {
                continue;
            }

            var start = grid.StartOf(slot);
            var distance = Math.Min(start - before[video], known.DistanceTo(video, start));
            least = Math.Min(least, distance);
            violations += distance < cooldown ? 1 : 0;
            before[video] = start;
        }

        // A distance to Never does not count.
        return new PlayDistances(least > KnownStarts.NeverAgain / 2 ? null : least, violations);
    }
}
