using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Makes a timeline from a plan, from its start to its end:
/// <code>
///   plan ─(1)▶ blocks and fixed events, day by day
///        ─(2)▶ history, what was planned earlier, and what a person put where it is (pins)
///        ─(3)▶ for each pin and fixed event: fill the gap before it, place it
///        ─(4)▶ fill what remains
///        ─(5)▶ look for breaches
/// </code>
/// A pure function. It looks at a few dozen items for each gap, and at all of them if nothing fits.
/// </summary>
internal sealed class Planner
{
    /// <summary>How long before a pin a sequence passes over its item.</summary>
    private const long ClaimSeconds = 7L * DayWindow.ClockSeconds;

    private readonly PlannerInput _request;
    private readonly PlanDocument _plan;
    private readonly DayClock _clock;
    private readonly RuleBook _rules;
    private readonly Board _board;
    private readonly Timeline _timeline;
    private readonly Rotation[] _blockRotations;
    private readonly Rotation?[] _fixedRotations;
    private readonly ImmutableArray<FixedPoint> _points;
    private readonly GapFiller _filler;
    private readonly Earlier _earlier;
    private readonly Past _past;
    private readonly List<FixedOccurrence> _dropped = [];
    private int _claimed;

    private Planner(PlannerInput request)
    {
        // (1)
        _request = request;
        _plan = request.Plan;
        _clock = new DayClock(_plan.Zone, _plan.DayStart);
        _timeline = new Timeline(_plan, _clock);

        // (2)
        _rules = new RuleBook(_plan, _clock, request.Exclusions);
        _board = new Board(_plan, _rules, request.Before);
        _past = new Past(request.Past);
        var lastStarts = LastStarts(request);
        foreach (var (item, start, isFiller) in request.Plays)
        {
            _rules.Add(item, start.UnixSeconds, isFiller);
        }

        _rules.AddOthers(request.Others);
        _points = FixedPoint.Of(request, _timeline.Fixed.Where(IsToCome), _dropped);
        _blockRotations = _plan.Blocks
            .Select(block => Rotation(block.Order, block.Items, block.Name, PlannedKind.Block, lastStarts))
            .ToArray();
        _fixedRotations =
        [
            .. _plan.Fixed.Select(item => item.Items.Length == 1
                ? null
                : Rotation(item.Order, item.Items, item.Name, PlannedKind.Fixed, lastStarts)),
        ];
        var fillers = Rotation(ItemOrder.LeastRecent, _plan.Fillers, "fillers", PlannedKind.Filler, lastStarts);
        _earlier = new Earlier(request, _rules);
        _filler = new GapFiller(_board, _timeline, _clock, _blockRotations, fillers, _earlier) { IsReplay = request.IsReplay };
        _filler.GoOn(_past, request.From.UnixSeconds);
        foreach (var known in KnownPoints())
        {
            _rules.Add(known.Item, known.Start, known.IsFiller);
        }
    }

    /// <param name="request">What to plan.</param>
    /// <param name="progress">Receives the part that is done, from 0 to 1, now and then; null: no progress is reported.</param>
    public static PlannedCalendar Run(PlannerInput request, Action<double>? progress = null) => new Planner(request).Run(progress);

    private PlannedCalendar Run(Action<double>? progress)
    {
        var end = _plan.Horizon.End.UnixSeconds;
        var start = Math.Max(_plan.Horizon.Start.UnixSeconds, _request.From.UnixSeconds);
        var now = start;
        var day = 0;

        // (3)
        for (var i = 0; i < _points.Length && !_board.IsFull; i++)
        {
            Claim(now);
            now = _points[i].Occurrence is { } occurrence
                ? PlaceOccurrence(_points[i], occurrence, now, NextLatest(i + 1, end))
                : PlacePin(_points[i], now);
            if ((now - start) / DayWindow.ClockSeconds is var reached && reached > day)
            {
                day = (int)reached;
                progress?.Invoke((double)(now - start) / (end - start));
            }
        }

        // (4)
        while (now < end && !_board.IsFull)
        {
            // A week at a time, to report progress.
            Claim(now);
            var until = Math.Min(end, now + (7L * DayWindow.ClockSeconds));
            now = _filler.Fill(now, until == end ? end : _filler.BoundaryBefore(now, until), 0);
            progress?.Invoke(Math.Min(1, (double)(now - start) / (end - start)));
        }

        // (5)
        ImmutableArray<PlannedEvent> events = [.. _board.Events];
        return new PlannedCalendar
        {
            Events = events,
            Decisions = [.. _board.Decisions],
            DeadAir = [.. _board.DeadAir],
            Dropped = [.. _dropped],
            IsCutShort = _board.IsFull,
            Breaches = BreachScan.Find(_request, _clock, events),
            Cooldowns = CooldownBound.Of(_request, _timeline),
        };
    }

    // The latest start of the next fixed event or pin: what is placed before it must have ended by then.
    private long NextLatest(int index, long end) =>
        index < _points.Length ? Math.Min(end, _points[index].Latest) : end;

    private long PlaceOccurrence(FixedPoint point, FixedOccurrence occurrence, long now, long nextHard)
    {
        if (_plan.Fixed[occurrence.Fixed].Items.Length == 1)
        {
            _rules.Remove(_plan.Fixed[occurrence.Fixed].Items[0], point.Start, isFiller: false);
        }

        if (now > point.Latest)
        {
            _dropped.Add(occurrence);
            return now;
        }

        if (now < point.Start)
        {
            var latest = Math.Min(point.Latest, Math.Max(point.Start, nextHard));
            now = _filler.Fill(now, point.Start, (int)(latest - point.Start));
        }

        return PlaceFixed(occurrence, Math.Max(now, point.Start), nextHard);
    }

    private long PlacePin(FixedPoint point, long now)
    {
        if (now < point.Start)
        {
            now = _filler.Fill(now, point.Start, 0);
        }

        if (_board.IsFull)
        {
            return now;
        }

        var pin = _request.Pins[point.Pin];
        if (pin.Item >= 0)
        {
            _rules.Remove(pin.Item, point.Start, pin.IsFiller);
        }

        // A sequence has claimed it already.
        return _filler.Place(pin, point.Pin, RotationOf(pin) is { IsInOrder: false } own ? own : null);
    }

    // A sequence does not play what a person has put elsewhere in the days to come.
    private void Claim(long now)
    {
        for (; _claimed < _request.Pins.Length && _request.Pins[_claimed].Window.Start.UnixSeconds < now + ClaimSeconds; _claimed++)
        {
            var pin = _request.Pins[_claimed];
            RotationOf(pin)?.Claim(pin.Item, pin.Window.Start.UnixSeconds);
        }
    }

    private Rotation? RotationOf(PinnedEvent pin) => pin.Kind switch
    {
        PlannedKind.Block => _blockRotations.Where((_, index) => _plan.Blocks[index].Name == pin.Source).FirstOrDefault(),
        PlannedKind.Fixed => _fixedRotations.Where((_, index) => _plan.Fixed[index].Name == pin.Source).FirstOrDefault(),
        _ => null,
    };

    private long PlaceFixed(FixedOccurrence occurrence, long start, long limit)
    {
        var item = _plan.Fixed[occurrence.Fixed];
        if (_fixedRotations[occurrence.Fixed] is not { } rotation)
        {
            var only = item.Items.IsEmpty ? RuleBook.None : item.Items[0];
            if (only == RuleBook.None || start + _plan.Items[only].Seconds > _plan.Horizon.End.UnixSeconds)
            {
                _dropped.Add(occurrence);
                return start;
            }

            return _board.Place(only, start, PlannedKind.Fixed, item.Name, _board.Decide(start, "fixed", 0, 1, []), null);
        }

        // What was planned before stays, if it still may.
        if (_earlier.At(start, item.Name) is { } earlier
            && rotation.Has(earlier)
            && (_request.IsReplay
                || (start + _plan.Items[earlier].Seconds <= limit
                    && _rules.Stand(earlier, start, isFiller: false, _board.Before).IsAllowed)))
        {
            var kept = _board.Decide(start, Decision.Kept, 0, 1, []);
            return _board.Place(earlier, start, PlannedKind.Fixed, item.Name, kept, rotation);
        }

        // Where nothing has changed, what had no item has none now.
        if (_request.IsReplay || Picker.Next(_board, rotation, start, limit - start) is not { } pick)
        {
            _dropped.Add(occurrence);
            return start;
        }

        var decision = _board.Decide(start, "fixed", pick.Level, pick.Considered, pick.Rejected);
        return _board.Place(pick.Item, start, PlannedKind.Fixed, item.Name, decision, rotation);
    }

    private Rotation Rotation(
        ItemOrder order,
        ImmutableArray<int> items,
        string name,
        PlannedKind kind,
        Dictionary<int, long> lastStarts)
    {
        // A sequence goes on after its own last play: other blocks may play its items in any order.
        lastStarts = order == ItemOrder.Sequence && _past.LastStarts(name, kind) is { } own ? own : lastStarts;
        var rotation = new Rotation(_plan, order, items, name, item => lastStarts.TryGetValue(item, out var last) ? last : null);
        if (order == ItemOrder.LeastRecent)
        {
            _board.Watch(rotation);
        }

        foreach (var (item, start) in _past.ByHand(name, kind, _request.From.UnixSeconds - ClaimSeconds))
        {
            rotation.Claim(item, start);
        }

        return rotation;
    }

    // Includes an event that may be late and has not started, because of what is on air where planning begins.
    private bool IsToCome(FixedOccurrence occurrence)
    {
        var from = _request.From.UnixSeconds;
        var name = _plan.Fixed[occurrence.Fixed].Name;
        return occurrence.Start >= from
            || (occurrence.Latest >= from
                && !_past.Shown(name, PlannedKind.Fixed, occurrence.Start, occurrence.Latest + 1).Any());
    }

    // What will be on air at a known time, and whether as a filler.
    private IEnumerable<(int Item, long Start, bool IsFiller)> KnownPoints()
    {
        foreach (var point in _points)
        {
            if (point.Occurrence is not { } occurrence)
            {
                var pin = _request.Pins[point.Pin];
                if (pin.Item >= 0)
                {
                    yield return (pin.Item, point.Start, pin.IsFiller);
                }
            }
            else if (_plan.Fixed[occurrence.Fixed].Items is [var only])
            {
                yield return (only, point.Start, false);
            }
        }
    }

    private static Dictionary<int, long> LastStarts(PlannerInput request)
    {
        var last = new Dictionary<int, long>();
        foreach (var (item, start, _) in request.Plays)
        {
            if (start < request.From && (!last.TryGetValue(item, out var known) || known < start.UnixSeconds))
            {
                last[item] = start.UnixSeconds;
            }
        }

        return last;
    }
}
