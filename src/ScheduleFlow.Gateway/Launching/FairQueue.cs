namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// A queue in which callers take turns: one operation of each caller, then the next of each; a caller's own in the order
/// they came. A caller who queues a thousand waits for all of them; the others wait for only one of them. Not thread-safe.
/// </summary>
internal sealed class FairQueue<T>
{
    private readonly LinkedList<Line> _turns = []; // the waiting callers, the next one first
    private readonly Dictionary<string, LinkedListNode<Line>> _lines = [];

    public int Count { get; private set; }

    /// <summary>Adds one at the end of its caller's line. The returned place serves to remove it.</summary>
    public Place Add(string caller, T waiting)
    {
        if (!_lines.TryGetValue(caller, out var turn))
        {
            turn = _turns.AddLast(new Line(caller));
            _lines.Add(caller, turn);
        }

        Count++;
        return new Place(turn, turn.Value.Waiting.AddLast(waiting));
    }

    /// <summary>Takes the one whose turn it is.</summary>
    /// <param name="mayGo">Whether this caller may have a turn; a caller who may not keeps their place.</param>
    /// <param name="caller">The caller whose turn it was.</param>
    /// <param name="waiting">The one that was taken.</param>
    public bool TryTake(Predicate<string> mayGo, out string caller, out T waiting)
    {
        var turn = _turns.First;
        while (turn is not null && !mayGo(turn.Value.Caller))
        {
            turn = turn.Next;
        }

        if (turn is not { Value.Waiting.First: { } first })
        {
            (caller, waiting) = ("", default!);
            return false;
        }

        (caller, waiting) = (turn.Value.Caller, first.Value);
        TryRemove(new Place(turn, first));
        if (turn.List is not null)
        {
            _turns.Remove(turn);
            _turns.AddLast(turn);
        }

        return true;
    }

    /// <summary>Removes one before its turn; false where it had been removed already.</summary>
    public bool TryRemove(Place place)
    {
        if (place.Waiting.List is null)
        {
            return false;
        }

        var line = place.Turn.Value;
        line.Waiting.Remove(place.Waiting);
        Count--;
        if (line.Waiting.Count == 0)
        {
            _turns.Remove(place.Turn);
            _lines.Remove(line.Caller);
        }

        return true;
    }

    /// <summary>
    /// Makes room for one more of the caller's: removes the last of the longest line, unless the caller's own line would
    /// then be as long. False: none gives way.
    /// </summary>
    public bool TryDisplace(string caller, out T displaced)
    {
        var own = _lines.TryGetValue(caller, out var turn) ? turn.Value.Waiting.Count : 0;
        var longest = _turns.MaxBy(line => line.Waiting.Count);
        if (longest is null || longest.Waiting.Count <= own + 1)
        {
            displaced = default!;
            return false;
        }

        var last = longest.Waiting.Last!;
        displaced = last.Value;
        return TryRemove(new Place(_lines[longest.Caller], last));
    }

    /// <summary>The place of one that waits.</summary>
    internal readonly record struct Place(LinkedListNode<Line> Turn, LinkedListNode<T> Waiting)
    {
        public T Value => Waiting.Value;
    }

    /// <summary>One caller's waiting operations.</summary>
    internal sealed class Line(string caller)
    {
        public string Caller { get; } = caller;

        public LinkedList<T> Waiting { get; } = [];
    }
}
