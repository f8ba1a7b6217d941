namespace ScheduleFlow.Gateway.Launching.Spooling;

/// <summary>A number of bytes for all callers together, at most half of them for one caller. Thread-safe.</summary>
/// <param name="total">The number of bytes.</param>
internal sealed class ByteBudget(long total)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _taken = []; // by caller; callers with none are absent
    private long _used;

    /// <summary>The bytes that are taken.</summary>
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

    /// <summary>Takes these bytes, to be returned under the same name. False: too few are left, and none was taken.</summary>
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
