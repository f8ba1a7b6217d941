using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// From when on something of a block may start, where nothing may at present: hours and rights begin, a cooldown is over, a day
/// begins anew. Times are Unix seconds.
/// </summary>
internal sealed class Openings(PlanDocument plan, RuleBook rules, DayClock clock)
{
    /// <summary>The first time after <paramref name="from"/> at which an item may start that ends by <paramref name="until"/>.</summary>
    /// <param name="rotation">The items.</param>
    /// <param name="from">Where nothing more may start.</param>
    /// <param name="until">The end of the gap.</param>
    /// <param name="before">What is on air before.</param>
    /// <returns>Null: there is none.</returns>
    public long? Next(Rotation rotation, long from, long until, Neighbours before)
    {
        long? first = null;
        foreach (var item in rotation.Items)
        {
            var latest = Math.Min(until - plan.Items[item].Seconds, (first ?? long.MaxValue) - 1);
            foreach (var time in Candidates(item, from, until))
            {
                if (time > from && time <= latest && rules.Stand(item, time, isFiller: false, before).IsAllowed)
                {
                    first = time;
                    latest = time - 1;
                }
            }
        }

        return first;
    }

    // Where one of what is against it ends; what else is against it there is looked up.
    private IEnumerable<long> Candidates(int item, long from, long until)
    {
        var planned = plan.Items[item];
        if (planned.ValidFrom is { } rights)
        {
            yield return rights.UnixSeconds;
        }

        for (var day = clock.DayOf(from); day <= clock.DayOf(until); day = day.AddDays(1))
        {
            foreach (var hours in planned.AllHours)
            {
                yield return clock.At(day, hours.From);
            }
        }

        foreach (var freed in rules.Freed(item, from, until))
        {
            yield return freed;
        }
    }
}
