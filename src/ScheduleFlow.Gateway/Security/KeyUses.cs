using System.Collections.Concurrent;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// When each API key was last used. A request only notes the time here; new times go to the store once a minute, and when
/// the gateway stops.
/// </summary>
internal sealed class KeyUses(IKeyUses store, TimeProvider time, ILogger<KeyUses> log) : IHostedService, IDisposable
{
    /// <summary>The shortest time between two writes to the store.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);
    private volatile bool _isNew;
    private ITimer? _timer;

    /// <summary>Notes that the key with this id was used just now.</summary>
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
            await _timer.DisposeAsync(); // returns when no write is running
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

        _isNew = false; // first, so that a use from here on is new again
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
