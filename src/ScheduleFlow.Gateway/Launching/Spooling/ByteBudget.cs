namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>So many bytes for all callers together, and no more than half of them for one. Thread-safe.</summary>
/// <param name="total">How many.</param>
internal sealed class ByteBudget(long total)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _taken = []; // by caller, where there are any
    private long _used;

    /// <summary>How many are taken.</summary>
    public long Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

    /// <summary>Takes so many, to be returned under the same name; false where not all of them are left, and then none is taken.</summary>
    public bool TryTake(string caller, long bytes)
    {
        lock (_lock)
        {
            var own = _taken.GetValueOrDefault(caller);
            if (_used + bytes > total || own + bytes > total / 2)
            {
                return false;
            }

            _used += bytes;
            _taken[caller] = own + bytes;
            return true;
        }
    }

    public void Return(string caller, long bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        lock (_lock)
        {
            _used -= bytes;
            var left = _taken[caller] - bytes;
            if (left == 0)
            {
                _taken.Remove(caller);
            }
            else
            {
                _taken[caller] = left;
            }
        }
    }
}
