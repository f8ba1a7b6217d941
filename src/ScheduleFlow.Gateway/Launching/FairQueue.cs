namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// Who waits, taken in turns: one of each caller, then the next of each; of one caller the first that came. Who queues
/// a thousand waits for all of them, and others only for one of them. Not thread-safe.
/// </summary>
internal sealed class FairQueue<T>
{
    private readonly LinkedList<Line> _turns = []; // callers that wait, the next one first
    private readonly Dictionary<string, LinkedListNode<Line>> _lines = [];

    public int Count { get; private set; }

    /// <summary>Puts one at the end of its caller's line. What is returned takes it out again.</summary>
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

    /// <summary>Takes out whose turn it is.</summary>
    /// <param name="mayGo">Whether it may be this caller's turn; one that may not keeps its place.</param>
    /// <param name="caller">Whose it was.</param>
    /// <param name="waiting">What was taken out.</param>
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

    /// <summary>Takes one out before its turn; false where it was out already.</summary>
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
    /// Makes room for one of the caller's: the last of the longest line gives way, unless the caller's own would then
    /// be as long as that. False: there is nobody to give way.
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

    /// <summary>Where one waits.</summary>
    internal readonly record struct Place(LinkedListNode<Line> Turn, LinkedListNode<T> Waiting)
    {
        public T Value => Waiting.Value;
    }

    /// <summary>What one caller has waiting.</summary>
    internal sealed class Line(string caller)
    {
        public string Caller { get; } = caller;

        public LinkedList<T> Waiting { get; } = [];
    }
}
