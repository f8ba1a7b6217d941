namespace ScheduleFlow.Dashboard.Now;

/// <summary>One timer for all countdowns of a screen: each renders a line a second, and nothing is asked.</summary>
internal sealed class Ticker : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ITimer _timer;

    public Ticker(TimeProvider time)
    {
        // All clocks of the screen turn with the second, not between two.
        var due = TimeSpan.FromMilliseconds(1_000 - time.GetUtcNow().Millisecond);
        _timer = time.CreateTimer(_ => Ticked?.Invoke(), null, due, Second);
    }

    public event Action? Ticked;

    public void Dispose() => _timer.Dispose();
}
