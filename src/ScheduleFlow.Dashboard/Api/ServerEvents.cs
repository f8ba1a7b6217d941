using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Components.WebAssembly.Http;
using ScheduleFlow.Contracts.Gateway;

namespace ScheduleFlow.Dashboard.Api;

/// <summary>
/// The one connection to <c>/api/events</c> that all screens listen to. It comes back by itself; whoever shows something
/// then reads it anew (<see cref="Missed"/>), as it cannot know what it has missed.
/// </summary>
public sealed class ServerEvents(HttpClient http, Reachability reachability) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private CancellationTokenSource? _stop;

    public event Action<ScheduleChangedData>? ScheduleChanged;

    public event Action<TimelineChangedData>? TimelineChanged;

    public event Action<ProgressData>? Progress;

    public event Action<JobData>? JobChanged;

    public event Action<OperationData>? OperationEnded;

    public event Action<QueueStatsReply>? QueueChanged;

    /// <summary>Changes may have been missed: read again what is shown.</summary>
    public event Action? Missed;

    /// <summary><see cref="IsLive"/> is another one now.</summary>
    public event Action? Changed;

    /// <summary>Whether the connection stands.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Begins to listen; again after a sign-in.</summary>
    public void Start()
    {
        _stop?.Cancel();
        _stop = new();
        _ = ListenAsync(_stop.Token);
    }

    public void Stop()
    {
        _stop?.Cancel();
        SetLive(false);
    }

    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        var wasLive = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "api/events");
                request.SetBrowserResponseStreamingEnabled(true);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                response.EnsureSuccessStatusCode();
                await using var stream = await response.Content.ReadAsStreamAsync(stop);
                await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop))
                {
                    if (!IsLive)
                    {
                        reachability.Found();
                        SetLive(true);
                        pause = FirstPause;
                        if (wasLive)
                        {
                            Missed?.Invoke();
                        }

                        wasLive = true;
                    }

                    Tell(item.EventType, item.Data);
                }
            }
            catch (HttpRequestException e)
            {
                if (e.StatusCode is null)
                {
                    reachability.Lost();
                }
            }
            catch (IOException)
            {
                // The connection broke: it is made again below.
            }
            catch (OperationCanceledException)
            {
                return;
            }

            SetLive(false);
            try
            {
                await Task.Delay(pause, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private void Tell(string type, string data)
    {
        switch (type)
        {
            case EventTypes.ScheduleChanged:
                ScheduleChanged?.Invoke(Read(data, GatewayJson.Default.ScheduleChangedData));
                break;
            case EventTypes.TimelineChanged:
                TimelineChanged?.Invoke(Read(data, GatewayJson.Default.TimelineChangedData));
                break;
            case EventTypes.Progress:
                Progress?.Invoke(Read(data, GatewayJson.Default.ProgressData));
                break;
            case EventTypes.Job:
                JobChanged?.Invoke(Read(data, GatewayJson.Default.JobData));
                break;
            case EventTypes.Operation:
                OperationEnded?.Invoke(Read(data, GatewayJson.Default.OperationData));
                break;
            case EventTypes.Queue:
                QueueChanged?.Invoke(Read(data, GatewayJson.Default.QueueStatsReply));
                break;
            case EventTypes.Dropped:
                Missed?.Invoke();
                break;
        }
    }

    private static T Read<T>(string data, JsonTypeInfo<T> json) => JsonSerializer.Deserialize(data, json)!;

    private void SetLive(bool live)
    {
        if (IsLive != live)
        {
            IsLive = live;
            Changed?.Invoke();
        }
    }
}
