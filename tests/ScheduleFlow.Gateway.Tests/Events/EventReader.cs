using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ScheduleFlow.Gateway.Tests.Events;

/// <summary>A connection that listens to /api/events.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream stream) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    public static async Task<EventReader> ListenAsync(GatewayHost gateway, string path)
    {
        var response = await gateway.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    public string? LastId { get; private set; }

    /// <summary>The next of a type; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (await _items.MoveNextAsync())
        {
            LastId = _items.Current.EventId ?? LastId;
            if (_items.Current.EventType == type)
            {
                return JsonDocument.Parse(_items.Current.Data).RootElement;
            }
        }

        throw new InvalidOperationException($"The stream ended without an event of type {type}.");
    }

    public async Task<bool> ReadToEndAsync()
    {
        while (await _items.MoveNextAsync())
        {
            // Whatever was still on its way.
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        response.Dispose();
    }
}
