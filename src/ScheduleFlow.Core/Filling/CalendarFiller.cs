using System.Collections.Immutable;
using System.Diagnostics;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills a horizon of equal slots from a pool of videos without repeating one too soon. A pure function: the same
/// request gives the same calendar on every machine.
/// <para>Data flow:</para>
/// <code>
/// request ─1 check─▶ ─2 slots, different videos─▶ ─3 decide: can the cooldown hold?─▶
///   ─4 fail, or choose what to keep─▶ ─5 early plays, from the back─▶
///   ─6 released plays, from the front─▶ ─7 measure─▶ calendar + report
/// </code>
/// <list type="bullet">
/// <item>A cooldown that can hold does: no violation, no empty slot.</item>
/// <item>One that cannot, with <see cref="ExhaustedPolicy.LeastRecent"/>: every slot is filled, and the least distance is
/// the best possible one, history included (slots keep it as if it had been requested; see
/// <see cref="ReleasedPlays"/>). The number of slots that break the request is not minimised.</item>
/// <item>With <see cref="ExhaustedPolicy.LeaveGap"/>: no violation. A slot is left empty only if no video has rested. As
/// few as possible are empty, unless the history holds plays ahead, for which this is only a good guess.</item>
/// </list>
/// <para>O((m + n) log n) for m slots and n videos; a plan for plays ahead adds its passes.</para>
/// </summary>
internal static class CalendarFiller
{
    /// <summary>Fills the calendar.</summary>
    /// <returns>
    /// The calendar; or the request's <c>validation</c> or <c>too_large</c>; or, with <see cref="ExhaustedPolicy.Fail"/>
    /// and a cooldown that cannot hold, a <c>validation</c> that names the first slot that cannot be filled.
    /// </returns>
    public static Outcome<FilledCalendar> Fill(FillRequest request)
    {
        // 1. Check the request.
        if (request.Check() is { } problem)
        {
            return problem;
        }

        // 2. Lay out the slots; find the different videos and their last starts.
        var grid = new SlotGrid(request.Start, request.HorizonSeconds, request.SlotSeconds);
        var pool = VideoPool.From(request.Pool, request.History);
        var lastStarts = pool.LastStarts.AsSpan();
        var cooldown = request.CooldownSeconds;

        // 3. Decide whether the cooldown can hold, and which is the largest that can.
        var feasibility = new CooldownFeasibility(grid, lastStarts);
        var largest = feasibility.Largest();
        var feasible = largest is null || cooldown <= largest;

        // 4. Fail, or choose the cooldown to keep.
        if (!feasible && request.WhenExhausted == ExhaustedPolicy.Fail)
        {
            return CooldownProblem.Describe(feasibility, grid, pool.Count, cooldown, largest!.Value);
        }

        var leavesGaps = !feasible && request.WhenExhausted == ExhaustedPolicy.LeaveGap;
        var kept = feasible || leavesGaps ? cooldown : largest!.Value;

        // 5. Give early slots to videos whose play in the history lies ahead: the planned slots, or without a plan as
        //    many as possible, because no other slot can use such a video.
        var plays = EarlyPlays.Assign(grid, lastStarts, kept, leavesGaps ? null : feasibility.PlanEarlySlots(kept));

        // 6. Fill the other slots from the front.
        IPlayOrder order = request.Shuffle
            ? new ShuffledRounds(pool.Count, cooldown, grid.SlotSeconds, request.Seed)
            : new PoolOrder(pool.Count, cooldown);
        var released = new ReleasedPlays(grid, lastStarts, kept, order);
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

        // 7. Measure the result.
        var distances = PlayDistances.Measure(grid, plays, lastStarts, cooldown);
        var report = new CooldownReport
        {
            RequestedSeconds = cooldown,
            Feasible = feasible,
            AchievedMinSeconds = distances.LeastSeconds,
            BestPossibleSeconds = largest ?? Math.Max(cooldown, pool.Count * grid.SlotSeconds),
            Violations = distances.Violations,
            VideosNeeded = grid.Reach(cooldown),
        };
        return Assemble(grid, pool, plays, request.Pool.Length - pool.Count, report);
    }

    private static FilledCalendar Assemble(SlotGrid grid, VideoPool pool, int[] plays, int duplicates, CooldownReport report)
    {
        var filled = ImmutableArray.CreateBuilder<FilledSlot>(grid.Count);
        var filledSeconds = 0L;
        for (var slot = 0; slot < plays.Length; slot++)
        {
            if (plays[slot] >= 0)
            {
                var window = grid.WindowOf(slot);
                filled.Add(new FilledSlot(pool.PoolIndexes[plays[slot]], window));
                filledSeconds += window.Seconds;
            }
        }

        return new FilledCalendar
        {
            EmptySlots = grid.Count - filled.Count,
            Slots = filled.DrainToImmutable(),
            Cooldown = report,
            Videos = pool.Count,
            DuplicateVideos = duplicates,
            FilledSeconds = filledSeconds,
            Coverage = (double)filledSeconds / grid.HorizonSeconds,
        };
    }
}
