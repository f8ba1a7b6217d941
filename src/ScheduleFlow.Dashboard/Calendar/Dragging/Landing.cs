using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Calendar.Dragging;

/// <summary>Where a drag would land.</summary>
/// <param name="Moves">What would move; the one that is held is the first.</param>
/// <param name="InTheWay">What is on air there, with how long both would be.</param>
public sealed record Landing(ImmutableArray<Move> Moves, ImmutableArray<Overlap> InTheWay)
{
    public Move Held => Moves[0];

    public bool IsNothing => Moves.All(move => move.IsNothing);

    /// <summary>What it would change places with: what is longest in the way; null: nothing.</summary>
    public Overlap? Other => InTheWay.MaxBy(overlap => overlap.Length);

    /// <summary>Whether it can change places: one event, with another one of its schedule.</summary>
    public bool CanSwap => Moves.Length == 1 && Held is { IsNew: false, IsAway: false, IsResized: false }
        && Other?.First.ScheduleId == Held.Event.ScheduleId;

    /// <summary>
    /// The landing as a way can make it. What follows moves back only from a start on: within another event it lands at the
    /// nearer edge of that.
    /// </summary>
    /// <param name="way">What happens to events that are in the way (<see cref="ConflictWays"/>).</param>
    /// <param name="events">What is on a channel.</param>
    /// <param name="earliest">Nothing lands before; null: no bound.</param>
    public Landing Fitted(string way, Func<string, ImmutableArray<CalendarEvent>> events, DateTimeOffset? earliest)
    {
        if (way != ConflictWays.Ripple || Held.IsResized)
        {
            return this;
        }

        var start = Held.Start;
        var under = events(Held.Channel).FirstOrDefault(one =>
            one.Start < start && one.End > start && Moves.All(move => move.Event.Key != one.Key));
        if (under is null)
        {
            return this;
        }

        var toStart = start - under.Start < under.End - start && (earliest is null || under.Start >= earliest);
        var by = (toStart ? under.Start : under.End) - start;
        return this with { Moves = [.. Moves.Select(move => move with { Start = move.Start + by, End = move.End + by })] };
    }

    /// <summary>The moves of two that change places: neighbours keep the first start and the last end, others take one another's start.</summary>
    public ImmutableArray<Move> Swapped(CalendarEvent other)
    {
        var (first, second) = Held.Event.Start <= other.Start ? (Held.Event, other) : (other, Held.Event);
        var end = second.End;
        return first.End == second.Start
            ?
            [
                new(second, first.Start, first.Start + second.Length, second.Channel),
                new(first, end - first.Length, end, first.Channel),
            ]
            :
            [
                new(second, first.Start, first.Start + second.Length, second.Channel),
                new(first, second.Start, second.Start + first.Length, first.Channel),
            ];
    }
}
