using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// A plan's rules and every play that counts for them: those of the history, of other calendars, and of the plan so far.
/// Times are Unix seconds.
/// </summary>
internal sealed class RuleBook
{
    /// <summary>No rule.</summary>
    public const int None = -1;

    /// <summary>Stands for the item's rights.</summary>
    public const int Rights = -2;

    /// <summary>Stands for the hours in which the item may start.</summary>
    public const int Hours = -3;

    /// <summary>Stands for a person who took the item out of that time.</summary>
    public const int Excluded = -4;

    private readonly PlanDocument _plan;
    private readonly DayClock _clock;
    private readonly PlayLog?[][] _logs;
    private readonly (int Rule, int Key)[][] _rulesOf;
    private readonly (int Rule, int Key)[][] _rulesOfFiller;
    private readonly ILookup<int, long>? _excluded;

    /// <param name="plan">The plan.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="exclusions">Where a person took an item out.</param>
    public RuleBook(PlanDocument plan, DayClock clock, ImmutableArray<(int Item, Instant Start)> exclusions)
    {
        _excluded = exclusions.IsEmpty ? null : exclusions.ToLookup(exclusion => exclusion.Item, exclusion => exclusion.Start.UnixSeconds);
        _plan = plan;
        _clock = clock;
        var rulesOf = Enumerable.Range(0, plan.Items.Length).Select(_ => new List<(int, int)>()).ToArray();
        _logs = new PlayLog?[plan.Rules.Length][];
        for (var rule = 0; rule < plan.Rules.Length; rule++)
        {
            var comparer = plan.Rules[rule].Of == Likeness.Item ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
            var keys = new Dictionary<string, int>(comparer);
            foreach (var item in plan.Rules[rule].Items)
            {
                if (KeyOf(plan.Rules[rule].Of, plan.Items[item]) is { } name)
                {
                    if (!keys.TryGetValue(name, out var key))
                    {
                        keys.Add(name, key = keys.Count);
                    }

                    rulesOf[item].Add((rule, key));
                }
            }

            _logs[rule] = new PlayLog?[keys.Count];
        }

        _rulesOf = [.. rulesOf.Select(rules => rules.ToArray())];
        _rulesOfFiller = plan.Rules.Any(rule => rule.SparesFillers)
            ? [.. _rulesOf.Select(rules => rules.Where(place => plan.Rules[place.Rule].Minds(isFiller: true)).ToArray())]
            : _rulesOf;
    }

    /// <summary>The rules of an item, played as a filler or not, each with the key of what counts as the same.</summary>
    public ReadOnlySpan<(int Rule, int Key)> RulesOf(int item, bool isFiller) => (isFiller ? _rulesOfFiller : _rulesOf)[item];

    /// <summary>The plays that a rule counts as the same; null: there is none.</summary>
    public PlayLog? Log(int rule, int key) => _logs[rule][key];

    public void Add(int item, long start, bool isFiller) => Add(item, start, isFiller, ChannelScope.Channel);

    /// <summary>Adds what other channels play, for the rules that reach that far.</summary>
    public void AddOthers(ImmutableArray<(int Item, Instant Start, ChannelScope Scope)> others)
    {
        foreach (var (item, start, scope) in others)
        {
            Add(item, start.UnixSeconds, isFiller: false, scope);
        }
    }

    private void Add(int item, long start, bool isFiller, ChannelScope scope)
    {
        foreach (var (rule, key) in RulesOf(item, isFiller))
        {
            if (_plan.Rules[rule].Across < scope)
            {
                continue;
            }

            (_logs[rule][key] ??= new PlayLog()).Add(start, item);
        }
    }

    public void Remove(int item, long start, bool isFiller)
    {
        foreach (var (rule, key) in RulesOf(item, isFiller))
        {
            _logs[rule][key]?.Remove(start, item);
        }
    }

    /// <summary>Checks the item against the rules at a start.</summary>
    /// <param name="item">The item.</param>
    /// <param name="start">When it would start.</param>
    /// <param name="isFiller">Whether it would play as a filler.</param>
    /// <param name="before">What is on air before it.</param>
    public Standing Stand(int item, long start, bool isFiller, Neighbours before)
    {
        if (Forbids(item, start, start + _plan.Items[item].Seconds) is var forbidden && forbidden != None)
        {
            return new Standing(forbidden, 0, 0, 0, forbidden);
        }

        if (IsExcluded(item, start, out _))
        {
            return new Standing(Excluded, 0, 0, 0, Excluded);
        }

        var (wants, nices, shortfall, first) = (0, 0, 0.0, None);
        foreach (var (index, key) in RulesOf(item, isFiller))
        {
            var rule = _plan.Rules[index];
            var broken = Broken(rule, index, key, start, isFiller, before, out var lacking);
            if (!broken)
            {
                continue;
            }

            if (rule.Tier == Tier.Must)
            {
                return new Standing(index, wants, nices, shortfall, index);
            }

            first = first == None ? index : first;
            shortfall += lacking;
            wants += rule.Tier == Tier.Want ? 1 : 0;
            nices += rule.Tier == Tier.Nice ? 1 : 0;
        }

        return new Standing(None, wants, nices, shortfall, first);
    }

    /// <summary><see cref="Rights"/> or <see cref="Hours"/> if they forbid the item from start to end, else <see cref="None"/>.</summary>
    public int Forbids(int item, long start, long end)
    {
        var planned = _plan.Items[item];
        return start < planned.ValidFrom?.UnixSeconds || end > planned.ValidUntil?.UnixSeconds ? Rights
            : !IsOpen(planned, start) ? Hours
            : None;
    }

    /// <summary>
    /// The time from which on the item may start anywhere in a gap without breaking a rule that binds at a level (0: every
    /// rule, 1: not the nices, 2: musts only), in seconds from the start of the gap.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="from">The gap's start.</param>
    /// <param name="length">The gap's length, not less than the item's.</param>
    /// <param name="level">Which rules bind.</param>
    /// <param name="isFiller">Whether it would play as a filler.</param>
    /// <param name="isPartly">
    /// Whether it may start at some time in the gap, but not at every later one: then it is not used, and the result is not proven.
    /// </param>
    /// <returns>Seconds; null: it may not start at all.</returns>
    public long? Release(int item, long from, long length, int level, bool isFiller, out bool isPartly)
    {
        isPartly = false;
        var planned = _plan.Items[item];
        var latest = from + length - planned.Seconds;
        var release = from;
        if (planned.ValidFrom is { } validFrom)
        {
            release = Math.Max(release, validFrom.UnixSeconds);
        }

        if (planned.ValidUntil is { } validUntil && validUntil.UnixSeconds - planned.Seconds < latest)
        {
            isPartly = validUntil.UnixSeconds - planned.Seconds >= from;
            return null;
        }

        foreach (var hours in planned.AllHours)
        {
            if (!OpenThroughout(hours, latest, ref release, out isPartly))
            {
                return null;
            }
        }

        // An exclusion later in the gap is found when a sum is put in order.
        if (IsExcluded(item, release, out var freed))
        {
            release = freed;
        }

        foreach (var (index, key) in RulesOf(item, isFiller))
        {
            var rule = _plan.Rules[index];
            if (!rule.BindsAt(level) || _logs[index][key] is not { } log)
            {
                continue;
            }

            switch (rule.Demand)
            {
                case Demand.Distance:
                    if (log.After(latest) is { } next && next.Start - latest < rule.Seconds)
                    {
                        isPartly |= next.Start - from >= rule.Seconds;
                        return null;
                    }

                    if (log.Before(latest) is { } last)
                    {
                        release = Math.Max(release, last.Start + rule.Seconds);
                    }

                    break;
                case Demand.MaxTotal when log.CountIn(_plan.Horizon.Start.UnixSeconds, long.MaxValue) >= rule.Count:
                    return null;
                case Demand.MaxPerDay:
                    var today = _clock.BroadcastDay(from);
                    var isFull = log.CountIn(today.Start, today.End) >= rule.Count;
                    if (latest >= today.End)
                    {
                        var later = _clock.BroadcastDay(latest);
                        isPartly |= !isFull || log.CountIn(later.Start, later.End) < rule.Count;
                        return null;
                    }

                    if (isFull)
                    {
                        return null;
                    }

                    break;
            }
        }

        return release <= latest ? release - from : null;
    }

    /// <summary>Where distances, limits of a day and exclusions that bind may end to be against an item, in no particular order.</summary>
    public IEnumerable<long> Freed(int item, long from, long until)
    {
        var freed = _excluded?[item].Select(taken => taken + _plan.Items[item].Seconds).ToList() ?? [];
        foreach (var (index, key) in RulesOf(item, isFiller: false))
        {
            var rule = _plan.Rules[index];
            if (rule.Tier != Tier.Must || _logs[index][key] is not { } log)
            {
                continue;
            }

            if (rule.Demand == Demand.MaxPerDay)
            {
                freed.Add(_clock.BroadcastDay(from).End);
            }

            if (rule.Demand == Demand.Distance)
            {
                for (var play = log.Before(from) ?? log.After(from); play is { } near && near.Start < until; play = log.After(near.Start))
                {
                    freed.Add(near.Start + rule.Seconds);
                }
            }
        }

        return freed;
    }

    /// <summary>Whether the item may be repeated at once: no rule that binds at the level applies to it.</summary>
    public bool IsFree(int item, int level, bool isFiller)
    {
        foreach (var (index, _) in RulesOf(item, isFiller))
        {
            var rule = _plan.Rules[index];
            if (rule.Demand != Demand.NotBackToBack && rule.BindsAt(level))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a cooldown that binds at the level keeps the item from playing twice in a gap.</summary>
    public bool IsOnce(int item, long length, int level, bool isFiller)
    {
        foreach (var (index, _) in RulesOf(item, isFiller))
        {
            var rule = _plan.Rules[index];
            if (rule.Demand == Demand.Distance && rule.Seconds > length - _plan.Items[item].Seconds && rule.BindsAt(level))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The item directly before that a rule counts as the same, or <see cref="None"/>.</summary>
    public int Follows(int rule, int key, bool isFiller, Neighbours before)
    {
        if (before.Filler >= 0 && RulesOf(before.Filler, isFiller: true).Contains((rule, key)))
        {
            return before.Filler;
        }

        // A programme also follows the programme before any fillers; a filler follows only what is directly before it.
        return before.Programme >= 0
            && !(isFiller && before.IsAfterFiller)
            && RulesOf(before.Programme, isFiller: false).Contains((rule, key))
                ? before.Programme
                : None;
    }

    private bool Broken(PlanRule rule, int index, int key, long start, bool isFiller, Neighbours before, out double lacking)
    {
        lacking = 0;
        if (rule.Demand == Demand.NotBackToBack)
        {
            lacking = 1;
            return Follows(index, key, isFiller, before) != None;
        }

        if (_logs[index][key] is not { } log)
        {
            lacking = 1;
            return rule.Demand != Demand.Distance && rule.Count == 0;
        }

        switch (rule.Demand)
        {
            case Demand.Distance:
                var since = log.Before(start) is { } last ? start - last.Start : long.MaxValue;
                var until = log.After(start) is { } next ? next.Start - start : long.MaxValue;
                var least = Math.Min(since, until);
                lacking = least < rule.Seconds ? 1 - ((double)least / rule.Seconds) : 0;
                return least < rule.Seconds;
            case Demand.MaxPerDay:
                var day = _clock.BroadcastDay(start);
                lacking = 1;
                return log.CountIn(day.Start, day.End) >= rule.Count;
            default:
                lacking = 1;
                return log.CountIn(_plan.Horizon.Start.UnixSeconds, long.MaxValue) >= rule.Count;
        }
    }

    private bool IsOpen(PlanItem item, long start)
    {
        if (item.Hours is null && item.RuleHours.IsEmpty)
        {
            return true;
        }

        var second = _clock.SecondOfDay(start);
        return item.AllHours.All(hours => hours.Contains(second));
    }

    // Whether it would be on air where it was taken out, and from when on it would not.
    private bool IsExcluded(int item, long start, out long freed)
    {
        freed = start;
        if (_excluded is null)
        {
            return false;
        }

        foreach (var taken in _excluded[item])
        {
            if (Math.Abs(taken - start) < _plan.Items[item].Seconds)
            {
                freed = Math.Max(freed, taken + _plan.Items[item].Seconds);
            }
        }

        return freed > start;
    }

    // Whether the hours, once they begin, last up to the latest start.
    private bool OpenThroughout(DayWindow hours, long latest, ref long release, out bool isPartly)
    {
        isPartly = false;
        var day = _clock.DayOf(release).AddDays(-1);
        for (var i = 0; i < 3; i++, day = day.AddDays(1))
        {
            var open = _clock.At(day, hours.From);
            var close = _clock.At(day, hours.To + (hours.DaysLater * DayWindow.ClockSeconds));
            if (close <= release)
            {
                continue;
            }

            if (open > latest)
            {
                return false;
            }

            release = Math.Max(release, open);
            isPartly = close <= latest;
            return !isPartly;
        }

        return false;
    }

    private static string? KeyOf(Likeness of, PlanItem item) => of switch
    {
        Likeness.Item => item.Url,
        Likeness.Series => item.Series,
        Likeness.Category => item.Category,
        _ => "",
    };
}
