using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>A connection that listens to /api/events of a running gateway.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream stream) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> _items =
        SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    public static async Task<EventReader> ListenAsync(RunningGateway gateway, params string[] types)
    {
        var path = new Uri($"/api/events?types={string.Join(',', types)}", UriKind.Relative);
        var response = await gateway.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next of a type; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (await _items.MoveNextAsync())
        {
            if (_items.Current.EventType == type)
            {
                return JsonDocument.Parse(_items.Current.Data).RootElement;
            }
        }

        throw new InvalidOperationException($"The stream ended without an event of type {type}.");
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        response.Dispose();
    }
}
