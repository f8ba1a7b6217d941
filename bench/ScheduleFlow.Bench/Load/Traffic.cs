using System.Text.Json;
using Microsoft.Playwright;

namespace ScheduleFlow.Bench.Load;

/// <summary>What a page asks of the network: what comes from the browser's cache does not count.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly ICDPSession _session;
    private readonly HashSet<string> _cached = [];
    private readonly Dictionary<string, long> _received = [];

    private Traffic(ICDPSession session) => _session = session;

    public int Requests
    {
        get
        {
            lock (_received)
            {
                return _received.Count(request => !_cached.Contains(request.Key));
            }
        }
    }

    public long Bytes
    {
        get
        {
            lock (_received)
            {
                return _received.Values.Sum();
            }
        }
    }

    public static async Task<Traffic> ListenAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var traffic = new Traffic(session);
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) => traffic.Add(sent, 0);
        session.Event("Network.requestServedFromCache").OnEvent += (_, served) => traffic.Skip(served);
        session.Event("Network.responseReceived").OnEvent += (_, reply) => traffic.Look(reply);
        session.Event("Network.loadingFinished").OnEvent += (_, done) => traffic.Add(done, (long)(done?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        await session.SendAsync("Network.enable");
        return traffic;
    }

    public async ValueTask DisposeAsync() => await _session.DetachAsync();

    private static string IdOf(JsonElement? told) => told?.GetProperty("requestId").GetString() ?? "";

    private void Add(JsonElement? told, long bytes)
    {
        lock (_received)
        {
            _received[IdOf(told)] = _received.GetValueOrDefault(IdOf(told)) + bytes;
        }
    }

    private void Skip(JsonElement? told)
    {
        lock (_received)
        {
            _cached.Add(IdOf(told));
        }
    }

    private void Look(JsonElement? told)
    {
        if (told?.GetProperty("response") is { } response && response.TryGetProperty("fromDiskCache", out var isCached) && isCached.GetBoolean())
        {
            Skip(told);
        }
    }
}
