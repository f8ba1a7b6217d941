namespace ScheduleFlow.TestKit.Links;

/// <summary>
/// Holds requests until so many are there at the same time, which proves that they are made so; and counts the most that
/// ever were, of all and of each host. A request is counted until just before its answer.
/// </summary>
public sealed class LinkBarrier
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Now, int Peak)> _hosts = [];
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _now;

    /// <summary>When that many are held, all are let go, and those that come later go through.</summary>
    public int Opening { get; set; } = 1;

    public int Peak { get; private set; }

    public bool IsOpen => _open.Task.IsCompleted;

    public int PeakOfAnyHost
    {
        get
        {
            lock (_lock)
            {
                return _hosts.Count == 0 ? 0 : _hosts.Values.Max(host => host.Peak);
            }
        }
    }

    internal async Task HoldAsync(string host)
    {
        lock (_lock)
        {
            Peak = Math.Max(Peak, ++_now);
            var (now, peak) = _hosts.GetValueOrDefault(host);
            _hosts[host] = (now + 1, Math.Max(peak, now + 1));
            if (_now >= Opening)
            {
                _open.TrySetResult();
            }
        }

        await _open.Task;
        await Task.Yield();
        lock (_lock)
        {
            _now--;
            _hosts[host] = (_hosts[host].Now - 1, _hosts[host].Peak);
        }
    }
}
