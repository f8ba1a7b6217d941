namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// A value from the store that decides who may sign in. Its stamp is checked once a second, and the value is read when the
/// stamp has changed. A change by a verb or another gateway counts a second later, without a restart and without a worker.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="stampOf">The stamp, a new text after each change; null: there is no value.</param>
/// <param name="read">Reads the value; its argument is the value before, null at first.</param>
/// <param name="isFinal">Whether the value could be read, so that it need not be read again until the stamp changes.</param>
internal sealed class FreshReading<T>(TimeProvider time, Func<string?> stampOf, Func<T?, T> read, Func<T, bool> isFinal)
    where T : class
{
    /// <summary>How long the store is not checked again.</summary>
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

                // The stamp first: a write after this changes it.
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
