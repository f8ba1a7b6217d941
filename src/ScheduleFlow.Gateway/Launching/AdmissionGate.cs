using Waiting = System.Threading.Tasks.TaskCompletionSource<ScheduleFlow.Gateway.Launching.LaunchFailure>;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// The slots, the queue before them and the statistics of both, under one lock, so that counts always add up. A free slot
/// goes to the operation whose turn it is in the queue (<see cref="FairQueue{T}"/>). No caller may hold all slots, so that
/// other callers never wait for the end of one caller's long operations.
/// </summary>
/// <remarks>Invariant: while a slot is free, only callers that hold their full share wait.</remarks>
internal sealed class AdmissionGate(int slots, int queueLimit)
{
    private readonly Lock _lock = new();
    private readonly FairQueue<Waiting> _queue = new();
    private readonly Dictionary<string, int> _held = []; // slots by caller; callers with none are absent
    private readonly int _share = Math.Max(1, slots - 1);
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
    /// once, under the same name. <see cref="LaunchFailure.QueueFull"/>, <see cref="LaunchFailure.ClientGone"/>,
    /// <see cref="LaunchFailure.Shutdown"/>: it has none.
    /// </summary>
    /// <param name="caller">Who asks; callers take turns.</param>
    /// <param name="clientGone">The answer is no longer wanted.</param>
    public ValueTask<LaunchFailure> EnterAsync(string caller, CancellationToken clientGone)
    {
        FairQueue<Waiting>.Place place;
        lock (_lock)
        {
            if (_closed)
            {
                _refused++;
                return new(LaunchFailure.Shutdown);
            }

            if (_active < slots && MayHoldMore(caller))
            {
                _admitted++;
                Take(caller);
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

    /// <summary>Returns the slot, which goes to the operation whose turn it is.</summary>
    /// <param name="caller">The caller who held it.</param>
    /// <param name="outcome">How the operation ended.</param>
    public void Leave(string caller, SlotOutcome outcome)
    {
        lock (_lock)
        {
            Count(outcome);
            _active--;
            if (--_held[caller] == 0)
            {
                _held.Remove(caller);
            }

            if (_queue.TryTake(MayHoldMore, out var other, out var next))
            {
                Take(other);
                next.SetResult(LaunchFailure.None);
            }
        }
    }

    /// <summary>Refuses all further operations, and those that wait.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            while (_queue.TryTake(_ => true, out _, out var next))
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

    private bool MayHoldMore(string caller) => _held.GetValueOrDefault(caller) < _share;

    private void Take(string caller)
    {
        _held[caller] = _held.GetValueOrDefault(caller) + 1;
        _peakActive = Math.Max(_peakActive, ++_active);
    }

    private async Task<LaunchFailure> WaitAsync(FairQueue<Waiting>.Place place, CancellationToken clientGone)
    {
        await using var registration = clientGone.UnsafeRegister(_ => Drop(place), null).ConfigureAwait(false);
        return await place.Value.Task.ConfigureAwait(false);
    }

    private void Drop(FairQueue<Waiting>.Place place)
    {
        lock (_lock)
        {
            // An operation that has been given a slot meanwhile is no longer in the queue; it ends by Leave.
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
