using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Filling;

/// <summary>A cooldown that cannot hold, as <see cref="ExhaustedPolicy.Fail"/> reports it.</summary>
internal static class CooldownProblem
{
    /// <summary>
    /// A <c>validation</c> problem: the message names the first slot that cannot be filled, and the hint what would help.
    /// </summary>
    public static Problem Describe(CooldownFeasibility feasibility, SlotGrid grid, int videos, long cooldown, LargestCooldown largest)
    {
        var slot = feasibility.FirstSlotThatFails(cooldown);
        var start = new Instant(grid.StartOf(slot));
        var needed = grid.Reach(cooldown);
        var extra = feasibility.ExtraVideosNeeded(cooldown);
        return new Problem(
            ErrorType.Validation,
            feasibility.IsRefuted(cooldown, slot + 1)
                ? $"Slot {slot + 1} of {grid.Count} ({start}) cannot be filled: {Every(videos)} plays less than {Hours(cooldown)} from it."
                : $"No calendar was found that keeps {Hours(cooldown)} beyond slot {slot} of {grid.Count} (before {start}). "
                    + "Other plays lie before and after it, so not every calendar was tried.")
        {
            Hint = $"A pool of {Count(needed)} without recent plays would do, or this pool with {extra} more. "
                + (largest.IsProven ? "The largest cooldown that this pool can keep is " : "This pool can keep a cooldown of at least ")
                + $"{Hours(largest.Seconds!.Value)}. "
                + "Or choose what happens to such slots: least_recent or leave_gap.",
        };
    }

    private static string Every(int videos) => videos == 1 ? "the only video" : $"every one of the {videos} videos";

    private static string Count(int videos) => videos == 1 ? "1 video" : $"{videos} videos";

    private static string Hours(long seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600d:0.###} h");
}
