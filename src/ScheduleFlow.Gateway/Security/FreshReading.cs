namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// What the store says about who may come in. Its stamp is looked at once a second, and it is read when that has changed:
/// what a verb or another gateway does counts a second later, without a restart and without a worker.
/// </summary>
/// <param name="time">Says when a second has passed.</param>
/// <param name="stampOf">Another text after each change; null: there is nothing.</param>
/// <param name="read">Reads it; is given what was read before, null at first.</param>
/// <param name="isFinal">Whether it need not be read again until the stamp changes: it could be read.</param>
internal sealed class FreshReading<T>(TimeProvider time, Func<string?> stampOf, Func<T?, T> read, Func<T, bool> isFinal)
    where T : class
{
    /// <summary>For how long the store is not looked at again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _reading = new();
    private volatile State? _state;

    public T Current
    {
        get
        {
            if (Fresh is { } state)
            {
                return state.Value;
            }

            lock (_reading)
            {
                if (Fresh is { } newer)
                {
                    return newer.Value;
                }

                // The stamp first: what is written after it is a change of it.
                var looked = time.GetTimestamp();
                var stamp = stampOf();
                _state = _state is { } old && old.Stamp == stamp && isFinal(old.Value)
                    ? old with { Looked = looked }
                    : new State(stamp, read(_state?.Value), looked);
                return _state.Value;
            }
        }
    }

    /// <summary>What is changed here counts here at once.</summary>
    public void Forget() => _state = _state is { } state ? state with { Looked = long.MinValue, Stamp = "\0" } : null;

    private State? Fresh => _state is { Looked: not long.MinValue } state && time.GetElapsedTime(state.Looked) < Freshness ? state : null;

    private sealed record State(string? Stamp, T Value, long Looked);
}
