using System.Globalization;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>The time that one link may take, and what it is spent on.</summary>
internal sealed class LinkBudget : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _whole;
    private readonly CancellationTokenSource _spent;
    private readonly CancellationTokenSource _either;
    private TimeSpan _before;
    private long _since;

    /// <param name="whole">The link's <see cref="LinkCheckOptions.Timeout"/>.</param>
    /// <param name="time">Measures it.</param>
    /// <param name="cancellation">Ends it early.</param>
    public LinkBudget(TimeSpan whole, TimeProvider time, CancellationToken cancellation)
    {
        _time = time;
        _whole = whole;
        _spent = new CancellationTokenSource(whole, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_spent.Token, cancellation);
        _since = time.GetTimestamp();
    }

    /// <summary>Fires when the time is spent or the whole run is cancelled.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the time is spent.</summary>
    public bool IsSpent => _spent.IsCancellationRequested;

    /// <summary>The part of the link that is checked, such as <c>its first segment</c>; empty: the link itself.</summary>
    public string Part { get; set; } = "";

    /// <summary>What is being waited for, such as <c>connecting to a.example:80</c>.</summary>
    public string Step { get; set; } = "starting";

    /// <summary>The time spent so far, without pauses.</summary>
    public TimeSpan Elapsed => _before + _time.GetElapsedTime(_since);

    public TimeSpan Left => _whole - Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public LinkVerdict Verdict
    {
        get
        {
            var part = Part.Length == 0 ? "" : $" ({Part})";
            var seconds = _whole.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            return new(LinkState.Timeout, $"takes longer than {seconds} s: {Step}{part}");
        }
    }

    /// <summary>Waits for something that is not the link's fault, without spending its time.</summary>
    public async Task PauseAsync(Func<Task> wait)
    {
        _before = Elapsed;
        _spent.CancelAfter(Timeout.InfiniteTimeSpan);
        await wait().ConfigureAwait(false);
        _since = _time.GetTimestamp();
        _spent.CancelAfter(_whole - _before is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Dispose()
    {
        _either.Dispose();
        _spent.Dispose();
    }
}
