using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills a horizon of equal slots from a pool of videos without repeating one too soon. A pure function: the same
/// request gives the same calendar on every machine.
/// <para>Data flow:</para>
/// <code>
/// request ─1 check─▶ ─2 slots, different videos─▶ ─3 decide: can the cooldown hold?─▶
///   ─4 fail, or fill (<see cref="SlotPlays"/>)─▶ ─5 measure─▶ calendar + report
/// </code>
/// <list type="bullet">
/// <item>A cooldown for which a filling is found holds: no violation, no empty slot.</item>
/// <item>One that cannot, with <see cref="ExhaustedPolicy.LeastRecent"/>: every slot is filled, and the least distance is
/// the best possible one, or the best that was found (<see cref="CooldownReport.IsProven"/>), history included. The number
/// of slots that break the request is not minimised.</item>
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

        // 2. Lay out the slots; find the different videos and their other plays.
        var grid = new SlotGrid(request.Start, request.HorizonSeconds, request.SlotSeconds);
        var pool = VideoPool.From(request.Pool, request.History);
        var cooldown = request.CooldownSeconds;

        // 3. Decide whether the cooldown can hold, and which is the largest that can.
        var ranks = Ranks(request, pool.Count);
        var feasibility = new CooldownFeasibility(grid, pool.Known, cooldown, ranks);
        var largest = feasibility.Largest();
        var feasible = largest.Seconds is null || cooldown <= largest.Seconds;

        // 4. Fail, or fill.
        if (!feasible && request.WhenExhausted == ExhaustedPolicy.Fail)
        {
            return CooldownProblem.Describe(feasibility, grid, pool.Count, cooldown, largest);
        }

        var slots = new SlotPlays(grid, pool.Known, feasibility, ranks, cooldown, () => request.Shuffle
            ? new ShuffledRounds(pool.Count, cooldown, grid.SlotSeconds, request.Seed)
            : new PoolOrder(pool.Count, cooldown));
        var plays = feasible ? slots.Keep(cooldown)
            : request.WhenExhausted == ExhaustedPolicy.LeaveGap ? slots.LeaveGaps()
            : slots.Approach(largest.Seconds!.Value);

        // 5. Measure the result.
        var distances = PlayDistances.Measure(grid, plays, pool.Known, cooldown);
        var best = largest.Seconds ?? Math.Max(cooldown, pool.Count * grid.SlotSeconds);
        var known = Math.Max(cooldown, request.KnownSeconds);
        var report = new CooldownReport
        {
            RequestedSeconds = cooldown,
            Feasible = feasible,
            AchievedMinSeconds = distances.LeastSeconds,
            BestPossibleSeconds = Math.Min(best, known),
            IsProven = largest.IsProven && best <= known,
            Violations = distances.Violations,
            VideosNeeded = grid.Reach(cooldown),
        };
        return Assemble(grid, pool, plays, request.Pool.Length - pool.Count, report);
    }

    // Video → its rank among equals: the order of the pool, or a random one. Only plays ahead need it.
    private static int[] Ranks(FillRequest request, int videos)
    {
        int[] ranks = [.. Enumerable.Range(0, videos)];
        if (request.Shuffle && !request.History.ByUrl.IsEmpty)
        {
            new Xoshiro256(request.Seed).Shuffle(ranks);
        }

        return ranks;
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
