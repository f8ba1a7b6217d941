using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// The plan so far. Placing an event updates the rules and rotations. Events can be taken back, the last one first.
/// </summary>
internal sealed class Board(PlanDocument plan, RuleBook rules, Neighbours first)
{
    private readonly List<PlannedEvent> _events = [];
    private readonly List<Decision> _decisions = [];
    private readonly List<DeadAir> _deadAir = [];
    private readonly List<Rotation> _byRest = [];
    private readonly Stack<Neighbours> _before = [];
    private readonly Stack<(Rotation Rotation, Rotation.Place Place)[]> _undo = [];

    public PlanDocument Plan => plan;

    public RuleBook Rules => rules;

    public IReadOnlyList<PlannedEvent> Events => _events;

    /// <summary>Whether it holds more events than a schedule may: then planning stops.</summary>
    public bool IsFull => _events.Count > Limits.MaxEvents;

    public IReadOnlyList<DeadAir> DeadAir => _deadAir;

    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>What is on air before the next event.</summary>
    public Neighbours Before => _before.Count > 0 ? _before.Peek() : first;

    /// <summary>Adds a rotation that depends on what others play.</summary>
    public void Watch(Rotation rotation) => _byRest.Add(rotation);

    public int Decide(long at, string how, int level, int considered, ImmutableArray<(int Rule, int Count)> rejected)
    {
        _decisions.Add(new Decision(_decisions.Count + 1, new Instant(at), how, level, considered, rejected));
        return _decisions.Count - 1;
    }

    /// <summary>Puts an item on air; returns its end.</summary>
    public long Place(int item, long start, PlannedKind kind, string source, int decision, Rotation? own)
    {
        var window = new TimeWindow(new Instant(start), new Instant(start + plan.Items[item].Seconds));
        return Place(new PlannedEvent(window, item, kind, source, decision), own);
    }

    /// <summary>Puts an event on air as it is; returns its end.</summary>
    public long Place(PlannedEvent planned, Rotation? own)
    {
        var (item, start) = (planned.Item, planned.Window.Start.UnixSeconds);
        var undo = new List<(Rotation, Rotation.Place)>();
        if (own is not null && own.Has(item))
        {
            undo.Add((own, own.PlaceOf(item)));
            own.Played(item, start, isOwn: true);
        }

        foreach (var rotation in _byRest)
        {
            if (rotation != own && rotation.Has(item))
            {
                undo.Add((rotation, rotation.PlaceOf(item)));
                rotation.Played(item, start, isOwn: false);
            }
        }

        _undo.Push([.. undo]);
        _before.Push(Before.Then(item, planned.IsFiller));
        if (item >= 0)
        {
            rules.Add(item, start, planned.IsFiller);
        }

        _events.Add(planned);
        return planned.Window.End.UnixSeconds;
    }

    /// <summary>Takes back events and decisions until so many are left.</summary>
    public void TakeBack(int events, int decisions)
    {
        while (_events.Count > events)
        {
            var last = _events[^1];
            rules.Remove(last.Item, last.Window.Start.UnixSeconds, last.IsFiller);
            _before.Pop();
            foreach (var (rotation, place) in _undo.Pop())
            {
                rotation.PutBack(place);
            }

            _events.RemoveAt(_events.Count - 1);
        }

        _decisions.RemoveRange(decisions, _decisions.Count - decisions);
    }

    public void LeaveEmpty(long from, long to, bool isLeast, bool isForced)
    {
        if (from >= to)
        {
            return;
        }

        // Dead air that touches is one stretch.
        if (_deadAir.Count > 0 && _deadAir[^1] is var last && last.Window.End.UnixSeconds == from)
        {
            var joined = new TimeWindow(last.Window.Start, new Instant(to));
            _deadAir[^1] = new DeadAir(joined, last.IsLeast && isLeast, last.IsForced || isForced);
            return;
        }

        _deadAir.Add(new DeadAir(new TimeWindow(new Instant(from), new Instant(to)), isLeast, isForced));
    }
}
