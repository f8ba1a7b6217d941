using System.Diagnostics;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills the slots, once it is decided which cooldown to keep:
/// <list type="bullet">
/// <item>No play ahead, or one-sided windows: early slots from the back (<see cref="EarlyPlays"/>), all others from the front
/// in the order that was asked for (<see cref="ReleasedPlays"/>).</item>
/// <item>Else: slot by slot in that order while nothing runs out, else as <see cref="WindowFilling"/> finds it.</item>
/// </list>
/// </summary>
internal sealed class SlotPlays(
    SlotGrid grid, KnownStarts known, CooldownFeasibility feasibility, int[] ranks, long requested, Func<IPlayOrder> order)
{
    private const long MaxSteps = 6_000_000;

    /// <summary>Every slot filled, with a cooldown that can hold. Slot → video.</summary>
    public int[] Keep(long cooldown)
    {
        var windows = WindowsOf(cooldown);
        if (windows is null or { IsOneSided: true })
        {
            return OneSided(windows, cooldown, leavesGaps: false);
        }

        var placement = InOrder(windows);
        placement = placement.Empty == 0 ? placement : feasibility.Find(windows);
        return placement.Empty == 0
            ? placement.ToVideos()
            : throw new UnreachableException($"{placement.Empty} slots are empty, though a cooldown of {cooldown} s can hold.");
    }

    /// <summary>The requested cooldown is kept; slots for which no video has rested are negative.</summary>
    public int[] LeaveGaps()
    {
        var windows = WindowsOf(requested);
        return windows is null or { IsOneSided: true } ? OneSided(windows, requested, leavesGaps: true) : InOrder(windows).ToVideos();
    }

    /// <summary>Every slot filled, though the requested cooldown cannot hold: the least distance is at least this one.</summary>
    public int[] Approach(long largest)
    {
        if (WindowsOf(requested) is null or { IsOneSided: true } && WindowsOf(largest) is var windows and (null or { IsOneSided: true }))
        {
            return OneSided(windows, largest, leavesGaps: false);
        }

        // Where the request is kept as often as possible, the rest may come nearer than it needs to.
        var often = Complete(LeaveGaps());
        var least = PlayDistances.Measure(grid, often, known, requested).LeastSeconds;
        return least is null || least >= largest ? often : Complete(Keep(largest));
    }

    private int[] Complete(int[] plays) => LeastRecentPlays.Fill(grid, known, requested, ranks, plays);

    private PlayWindows? WindowsOf(long cooldown) => feasibility.HasPlaysAhead ? feasibility.WindowsOf(cooldown) : null;

    private Placement InOrder(PlayWindows windows) =>
        WindowFilling.Fill(windows, ranks, new OrderedOffers(grid, windows, known.Videos, order()), new Effort(MaxSteps));

    // Without windows: no play lies ahead.
    private int[] OneSided(PlayWindows? windows, long kept, bool leavesGaps)
    {
        var lastStarts = new long[known.Videos];
        var ahead = new long[known.Videos];
        Array.Fill(ahead, KnownStarts.Never);
        Array.Fill(lastStarts, KnownStarts.NeverAgain);
        foreach (var window in windows?.All ?? [])
        {
            if (windows!.IsEarly(window))
            {
                ahead[window.Video] = window.After;
            }
            else
            {
                lastStarts[window.Video] = window.Before;
            }
        }

        for (var video = 0; windows is null && video < known.Videos; video++)
        {
            lastStarts[video] = known.Of(video) is [.., var last] ? last : KnownStarts.Never;
        }

        // Without a plan as many slots as possible are early, because no other slot can use such a video.
        var plays = EarlyPlays.Assign(grid, ahead, kept, windows is null || leavesGaps ? null : EarlySlots.Plan(windows));
        var released = new ReleasedPlays(grid, lastStarts, kept, order());
        for (var slot = 0; slot < grid.Count; slot++)
        {
            if (plays[slot] == EarlyPlays.None)
            {
                plays[slot] = released.Play(grid.StartOf(slot), leastRest: kept);
            }

            if (plays[slot] < 0 && !leavesGaps)
            {
                throw new UnreachableException($"Slot {slot} is empty, though a cooldown of {kept} s can hold.");
            }
        }

        return plays;
    }
}
