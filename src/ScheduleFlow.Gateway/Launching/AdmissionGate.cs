using Place = ScheduleFlow.Gateway.Launching.FairQueue<System.Threading.Tasks.TaskCompletionSource<ScheduleFlow.Gateway.Launching.LaunchFailure>>.Place;
using Waiting = System.Threading.Tasks.TaskCompletionSource<ScheduleFlow.Gateway.Launching.LaunchFailure>;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// The slots, the queue before them and the statistics of both, under one lock, so that counts always add up. A slot
/// that becomes free goes to whose turn it is in the queue (<see cref="FairQueue{T}"/>) and to nobody else.
/// </summary>
/// <remarks>Invariant: nobody waits while a slot is free.</remarks>
internal sealed class AdmissionGate(int slots, int queueLimit)
{
    private readonly Lock _lock = new();
    private readonly FairQueue<Waiting> _queue = new();
    private bool _closed;
    private int _active;
    private int _peakActive;
    private int _peakQueued;
    private long _admitted;
    private long _processed;
    private long _errors;
    private long _timeouts;
    private long _dropped;
    private long _refused;

    /// <summary>
    /// Waits for a slot. <see cref="LaunchFailure.None"/>: the caller has one and must <see cref="Leave"/> it exactly
    /// once. <see cref="LaunchFailure.QueueFull"/>, <see cref="LaunchFailure.ClientGone"/>,
    /// <see cref="LaunchFailure.Shutdown"/>: it has none.
    /// </summary>
    /// <param name="caller">Who asks; callers take turns.</param>
    /// <param name="clientGone">Nobody waits for the answer any more.</param>
    public ValueTask<LaunchFailure> EnterAsync(string caller, CancellationToken clientGone)
    {
        Place place;
        lock (_lock)
        {
            if (_closed)
            {
                _refused++;
                return new(LaunchFailure.Shutdown);
            }

            if (_active < slots)
            {
                _admitted++;
                _peakActive = Math.Max(_peakActive, ++_active);
                return new(LaunchFailure.None);
            }

            if (_queue.Count >= queueLimit)
            {
                if (!_queue.TryDisplace(caller, out var displaced))
                {
                    _refused++;
                    return new(LaunchFailure.QueueFull);
                }

                _dropped++;
                displaced.SetResult(LaunchFailure.QueueFull);
            }

            _admitted++;
            // Continuations must not run under the lock, nor on the thread of the operation that just left.
            place = _queue.Add(caller, new Waiting(TaskCreationOptions.RunContinuationsAsynchronously));
            _peakQueued = Math.Max(_peakQueued, _queue.Count);
        }

        return new(WaitAsync(place, clientGone));
    }

    /// <summary>Gives the slot back, and to whose turn it is where somebody waits.</summary>
    public void Leave(SlotOutcome outcome)
    {
        lock (_lock)
        {
            Count(outcome);
            if (_queue.TryTake(out var next))
            {
                next.SetResult(LaunchFailure.None);
            }
            else
            {
                _active--;
            }
        }
    }

    /// <summary>Lets nobody in any more and sends everybody away who waits.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            while (_queue.TryTake(out var next))
            {
                _dropped++;
                next.SetResult(LaunchFailure.Shutdown);
            }
        }
    }

    /// <summary>All counts at one moment.</summary>
    public QueueCounts Counts()
    {
        lock (_lock)
        {
            return new QueueCounts
            {
                Active = _active,
                Queued = _queue.Count,
                Slots = slots,
                Admitted = _admitted,
                Processed = _processed,
                Errors = _errors,
                Timeouts = _timeouts,
                Dropped = _dropped,
                Refused = _refused,
                PeakActive = _peakActive,
                PeakQueued = _peakQueued,
            };
        }
    }

    private async Task<LaunchFailure> WaitAsync(Place place, CancellationToken clientGone)
    {
        await using var registration = clientGone.UnsafeRegister(_ => Drop(place), null).ConfigureAwait(false);
        return await place.Value.Task.ConfigureAwait(false);
    }

    private void Drop(Place place)
    {
        lock (_lock)
        {
            // Whoever has been given a slot meanwhile is no longer in the queue, and leaves by Leave.
            if (_queue.TryRemove(place))
            {
                _dropped++;
                place.Value.SetResult(LaunchFailure.ClientGone);
            }
        }
    }

    private void Count(SlotOutcome outcome)
    {
        switch (outcome)
        {
            case SlotOutcome.Succeeded:
                _processed++;
                break;
            case SlotOutcome.Failed:
                _processed++;
                _errors++;
                break;
            case SlotOutcome.TimedOut:
                _processed++;
                _errors++;
                _timeouts++;
                break;
            case SlotOutcome.Dropped:
                _dropped++;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome.");
        }
    }
}
