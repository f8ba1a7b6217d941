namespace ScheduleFlow.Core.Links;

/// <summary>
/// Whose turn it is: so many links at the same time, so many of them at one host, the hosts in turn. A host that is slow
/// holds up its own links and no others; a link that is redirected gives up its place and waits at the other host.
/// </summary>
/// <param name="parallel">Links that are being checked.</param>
/// <param name="perHost">Of those, at one host.</param>
internal sealed class LinkTurns(int parallel, int perHost)
{
    /// <summary>Links that have begun, for each that may be checked: the rest of them waits for the host of a redirect.</summary>
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

    /// <summary>Checks each link that was added, and returns when all are done, or those that have begun where it is cancelled.</summary>
    /// <param name="check">Is given a link and its turn; runs on the thread pool. What it throws ends the whole.</param>
    /// <param name="cancellation">Begins no more.</param>
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

        // Whichever comes first, the place or the end.
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

    // Puts a lane into the queues that it has something for, once.
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
            problem = e; // a bug, ours or the caller's: thrown where the caller waits
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
