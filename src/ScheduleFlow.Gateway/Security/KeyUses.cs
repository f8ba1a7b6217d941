using System.Collections.Concurrent;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// When each API key was last let in. A request only leaves the time here; once a minute, and when the gateway stops, what
/// is new goes to the store.
/// </summary>
internal sealed class KeyUses(IKeyUses store, TimeProvider time, ILogger<KeyUses> log) : IHostedService, IDisposable
{
    /// <summary>How often the store is written to, at most.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);
    private volatile bool _isNew;
    private ITimer? _timer;

    /// <summary>The key with this id was let in just now.</summary>
    public void Note(string id)
    {
        _uses[id] = time.GetUtcNow();
        _isNew = true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Write(), state: null, Interval, Interval);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync(); // once nobody writes
        }

        Write();
    }

    public void Dispose() => _timer?.Dispose();

    private void Write()
    {
        if (!_isNew)
        {
            return;
        }

        _isNew = false; // first: what is noted from here on is new again
        try
        {
            store.Note(_uses);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _isNew = true;
            log.KeyUsesUnwritten(exception.Message);
        }
    }
}
