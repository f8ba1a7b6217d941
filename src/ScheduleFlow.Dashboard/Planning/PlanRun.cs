using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>Sends plans to the server, one at a time: a newer dry run ends the one before.</summary>
internal sealed class PlanRun : IDisposable
{
    /// <summary>Longer plans are shown without their events.</summary>
    private const int MostDaysWithEvents = 62;

    private readonly ApiClient _api;
    private readonly ServerEvents _events;
    private readonly Action _changed;
    private CancellationTokenSource _stop = new();
    private string? _requestId;

    public PlanRun(ApiClient api, ServerEvents events, Action changed)
    {
        (_api, _events, _changed) = (api, events, changed);
        _events.Progress += Progressed;
    }

    /// <summary>Whether one is on its way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>How far it is; null: unknown.</summary>
    public double? Percent { get; private set; }

    /// <summary>How long the last one took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>A dry run. Null: a newer one has taken its place.</summary>
    public Task<Outcome<PlanReply>?> TryAsync(string text, PlanNode root, bool discardEdits)
    {
        var days = int.TryParse(root.TextOf("days"), out var number) ? number : 7;
        var hasEvents = days <= MostDaysWithEvents && root["end"] is null && !(int.TryParse(root.TextOf("hours"), out var hours) && hours > MostDaysWithEvents * 24);
        return SendAsync(stop => _api.AskAsync(
            new PlanRequest { DiscardEdits = discardEdits, NoTimeline = !hasEvents }, Content(text), _requestId, stop));
    }

    /// <summary>Stores it.</summary>
    public Task<Outcome<PlanReply>?> ApplyAsync(string text, ApplyRequest request) =>
        SendAsync(stop => _api.AskAsync(request, Content(text), _requestId, stop));

    public void Cancel() => _stop.Cancel();

    public void Dispose()
    {
        _events.Progress -= Progressed;
        _stop.Cancel();
        _stop.Dispose();
    }

    private static StringContent Content(string text) => new(text, Encoding.UTF8, "application/yaml");

    private async Task<Outcome<PlanReply>?> SendAsync(Func<CancellationToken, Task<Outcome<PlanReply>>> send)
    {
        await _stop.CancelAsync();
        _stop = new();
        var stop = _stop.Token;
        (IsBusy, Percent, _requestId) = (true, null, Guid.NewGuid().ToString("N"));
        _changed();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            var answer = await send(stop);
            Took = clock.Elapsed;
            return stop.IsCancellationRequested ? default(Outcome<PlanReply>?) : answer;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            if (!stop.IsCancellationRequested || stop == _stop.Token)
            {
                IsBusy = false;
                _changed();
            }
        }
    }

    private void Progressed(ProgressData data)
    {
        if (data.RequestId == _requestId && IsBusy)
        {
            Percent = data.Percent;
            _changed();
        }
    }
}
