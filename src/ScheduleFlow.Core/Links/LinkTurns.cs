namespace ScheduleFlow.Core.Links;

/// <summary>
/// Decides whose turn it is: limits the links at the same time and those at one host, and takes the hosts in turn. A slow
/// host delays only its own links. A link that is redirected gives up its place and waits for one at the other host.
/// </summary>
/// <param name="parallel">The most links that are checked at the same time.</param>
/// <param name="perHost">The most of those at one host.</param>
internal sealed class LinkTurns(int parallel, int perHost)
{
    /// <summary>Links that may have begun, per link that may be checked: the others wait for the host of a redirect.</summary>
    private const int BegunFactor = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkLane> _lanes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<LinkLane> _pending = new();
    private readonly Queue<LinkLane> _arriving = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<int, LinkTurn, Task> _check = (_, _) => Task.CompletedTask;
    private CancellationToken _cancellation;
    private Exception? _problem;
    private int _waiting;
    private int _begun;
    private int _active;

    private bool IsEnding => _cancellation.IsCancellationRequested || _problem is not null;

    /// <summary>Adds a link before the work begins.</summary>
    public void Add(string lane, int link)
    {
        var place = LaneOf(lane);
        place.Pending.Enqueue(link);
        Offer(place);
        _waiting++;
    }

    /// <summary>Checks each added link. Returns when all are done; if it is cancelled, when those that have begun are.</summary>
    /// <param name="check">Takes a link and its turn; runs on the thread pool. An exception ends the whole run.</param>
    /// <param name="cancellation">Lets no more links begin.</param>
    public async Task RunAsync(Func<int, LinkTurn, Task> check, CancellationToken cancellation)
    {
        (_check, _cancellation) = (check, cancellation);
        lock (_lock)
        {
            Pump();
        }

        await _done.Task.ConfigureAwait(false);
        if (_problem is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_problem);
        }
    }

    /// <summary>See <see cref="LinkTurn.MoveAsync"/>.</summary>
    public async Task MoveAsync(LinkTurn turn, string lane, CancellationToken cancellation)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Leave(turn);
            turn.Place = LaneOf(lane);
            turn.Place.Arriving.Enqueue(arrival);
            Offer(turn.Place);
            Pump();
        }

        // Whichever comes first: the place, or the cancellation.
        using (cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), arrival))
        {
            await arrival.Task.ConfigureAwait(false);
        }

        turn.IsHeld = true;
    }

    private LinkLane LaneOf(string name)
    {
        if (!_lanes.TryGetValue(name, out var lane))
        {
            _lanes.Add(name, lane = new LinkLane(name));
        }

        return lane;
    }

    private void Leave(LinkTurn turn)
    {
        if (turn.IsHeld)
        {
            turn.IsHeld = false;
            turn.Place.Active--;
            _active--;
            Offer(turn.Place);
        }
    }

    // Puts a lane once into each queue that it has links for.
    private void Offer(LinkLane lane)
    {
        if (lane.Active >= perHost)
        {
            return;
        }

        if (lane.Arriving.Count > 0 && !lane.IsInArriving)
        {
            lane.IsInArriving = true;
            _arriving.Enqueue(lane);
        }

        if (lane.Pending.Count > 0 && !lane.IsInPending)
        {
            lane.IsInPending = true;
            _pending.Enqueue(lane);
        }
    }

    private void Pump()
    {
        while (_active < parallel && _arriving.TryDequeue(out var lane))
        {
            lane.IsInArriving = false;
            if (lane.Active < perHost && lane.Arriving.TryDequeue(out var arrival) && arrival.TrySetResult())
            {
                lane.Active++;
                _active++;
            }

            Offer(lane);
        }

        while (!IsEnding && _active < parallel && _begun < parallel * BegunFactor && _pending.TryDequeue(out var lane))
        {
            lane.IsInPending = false;
            if (lane.Active < perHost && lane.Pending.TryDequeue(out var link))
            {
                lane.Active++;
                _active++;
                _begun++;
                _waiting--;
                var turn = new LinkTurn(this, lane);
                _ = Task.Run(() => RunOneAsync(link, turn), CancellationToken.None);
            }

            Offer(lane);
        }

        if (_begun == 0 && (_waiting == 0 || IsEnding))
        {
            _done.TrySetResult();
        }
    }

    private async Task RunOneAsync(int link, LinkTurn turn)
    {
        Exception? problem = null;
        try
        {
            await _check(link, turn).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            problem = e; // a bug, ours or the caller's: rethrown where the caller waits
        }

        lock (_lock)
        {
            _problem ??= problem;
            Leave(turn);
            _begun--;
            Pump();
        }
    }
}
