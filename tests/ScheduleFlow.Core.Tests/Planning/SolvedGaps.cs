using System.Collections.Immutable;
using Google.OrTools.Sat;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>
/// The best calendar of a few gaps, found and proven by CP-SAT: least dead air, then fewest wants broken. Of musts it
/// knows a cooldown of items that is at least as long as each gap, so that an item plays once in each; of wants,
/// distances. Everything in the history lies before the first gap. One worker, and its own measure of time: the same on
/// every machine.
/// </summary>
internal sealed class SolvedGaps
{
    private const string Parameters = "num_workers:1 random_seed:1 max_deterministic_time:4";

    private readonly CpModel _model = new();
    private readonly PlanDocument _plan;
    private readonly ImmutableArray<(int Item, long Start)> _history;
    private readonly List<Play> _plays = [];
    private readonly List<BoolVar> _broken = [];
    private readonly Dictionary<(Play, Play), ILiteral> _order = [];

    private SolvedGaps(PlanDocument plan, ImmutableArray<(int Item, long Start)> history)
    {
        _plan = plan;
        _history = history;
    }

    /// <summary>The best score, or null where the solver cannot prove it in its time.</summary>
    /// <param name="plan">Its first block plays everything but what separates the gaps; its fillers play at will.</param>
    /// <param name="history">What has played.</param>
    /// <param name="rooms">The gaps, in seconds from the plan's start.</param>
    /// <param name="known">A calendar to begin from.</param>
    public static Score? Best(PlanDocument plan, ImmutableArray<(int Item, long Start)> history, ImmutableArray<(int From, int To)> rooms, IEnumerable<PlannedEvent> known) =>
        new SolvedGaps(plan, history).Solve(rooms, [.. known.Select(item => (item.Item, item.Window.Start - PlanSample.Start))]);

    private Score? Solve(ImmutableArray<(int From, int To)> rooms, HashSet<(int Item, long Start)> known)
    {
        // 1. Each item in each gap, or not.
        var onAir = LinearExpr.NewBuilder();
        foreach (var room in rooms)
        {
            foreach (var item in _plan.Blocks[0].Items)
            {
                AddPlay(item, room, known);
            }
        }

        _model.AddNoOverlap(_plays.Select(play => play.Interval));
        _plays.ForEach(play => onAir.AddTerm(play.IsOn, play.Seconds));
        AddFillers(rooms, onAir);

        // 2. What keeps them apart, and what should.
        foreach (var later in _plays)
        {
            foreach (var rule in _plan.Rules.Where(rule => rule.Items.Contains(later.Item)))
            {
                AddRule(rule, later);
            }
        }

        // 3. Dead air counts more than all wants together.
        var length = rooms.Sum(room => room.To - room.From);
        var deadAir = LinearExpr.Affine(onAir, -1, length);
        _model.Add(deadAir >= 0);
        _model.Minimize((deadAir * (_broken.Count + 1)) + LinearExpr.Sum(_broken));
        var solver = new CpSolver { StringParameters = Parameters };
        return solver.Solve(_model) == CpSolverStatus.Optimal
            ? new Score(solver.Value(deadAir), (int)solver.Value(LinearExpr.Sum(_broken)))
            : null;
    }

    private void AddPlay(int item, (int From, int To) room, HashSet<(int Item, long Start)> known)
    {
        var seconds = _plan.Items[item].Seconds;
        var must = _plan.Rules.SingleOrDefault(rule => rule.Tier == Tier.Must && rule.Items.Contains(item));
        var release = _history.Where(play => play.Item == item && must is not null).Select(play => play.Start + must!.Seconds).Append(room.From).Max();
        if (release + seconds > room.To)
        {
            return;
        }

        var (start, isOn) = (_model.NewIntVar(release, room.To - seconds, ""), _model.NewBoolVar(""));
        var hint = known.FirstOrDefault(play => play.Item == item && play.Start >= room.From && play.Start < room.To, (-1, 0));
        _model.AddHint(isOn, hint.Item >= 0);
        if (hint.Item >= 0)
        {
            _model.AddHint(start, hint.Start);
        }

        _plays.Add(new Play(item, seconds, room.From, start, isOn, _model.NewOptionalFixedSizeIntervalVar(start, seconds, isOn, "")));
    }

    // Only beside items that may start throughout: then it is the sum alone that counts.
    private void AddFillers(ImmutableArray<(int From, int To)> rooms, LinearExprBuilder onAir)
    {
        foreach (var filler in _plan.Fillers)
        {
            var seconds = _plan.Items[filler].Seconds;
            onAir.AddTerm(_model.NewIntVar(0, rooms.Single().To / seconds, ""), seconds);
        }
    }

    private void AddRule(PlanRule rule, Play later)
    {
        BoolVar? broken = null;
        if (rule.Tier != Tier.Must)
        {
            _broken.Add(broken = _model.NewBoolVar(""));
            foreach (var (_, start) in _history.Where(play => IsAlike(rule, play.Item, later.Item)))
            {
                _model.Add(later.Start >= start + rule.Seconds).OnlyEnforceIf([later.IsOn, broken.Not()]);
            }
        }

        foreach (var earlier in _plays.Where(play => play != later && play.Room <= later.Room && IsAlike(rule, play.Item, later.Item)))
        {
            var both = new List<ILiteral> { earlier.IsOn, later.IsOn };
            if (earlier.Room == later.Room)
            {
                both.Add(Before(earlier, later));
            }

            if (broken is not null)
            {
                both.Add(broken.Not());
            }

            _model.Add(later.Start >= earlier.Start + rule.Seconds).OnlyEnforceIf([.. both]);
        }
    }

    private ILiteral Before(Play one, Play other)
    {
        if (!_order.TryGetValue((one, other), out var before))
        {
            var literal = _model.NewBoolVar("");
            _model.Add(other.Start >= one.Start + one.Seconds).OnlyEnforceIf([one.IsOn, other.IsOn, literal]);
            _model.Add(one.Start >= other.Start + other.Seconds).OnlyEnforceIf([one.IsOn, other.IsOn, literal.Not()]);
            _order[(one, other)] = before = literal;
            _order[(other, one)] = literal.Not();
        }

        return before;
    }

    private bool IsAlike(PlanRule rule, int item, int other) => rule.Items.Contains(item) && rule.Items.Contains(other) && rule.Of switch
    {
        Likeness.Item => item == other,
        Likeness.Series => _plan.Items[item].Series == _plan.Items[other].Series,
        _ => true,
    };

    private sealed record Play(int Item, int Seconds, int Room, IntVar Start, BoolVar IsOn, IntervalVar Interval);

    /// <summary>Seconds of dead air, then wants broken; less is better.</summary>
    internal readonly record struct Score(long DeadAir, int Wants) : IComparable<Score>
    {
        public int CompareTo(Score other) => DeadAir != other.DeadAir ? DeadAir.CompareTo(other.DeadAir) : Wants.CompareTo(other.Wants);
    }
}
