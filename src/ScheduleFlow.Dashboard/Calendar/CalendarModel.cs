using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Calendar.Geometry;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>What a calendar is about: the view, the channels, what was read of them, and what is selected.</summary>
public sealed class CalendarModel(ApiClient api, StationClock clock) : IDisposable
{
    /// <summary>The most channels beside one another.</summary>
    public const int MostChannels = 12;

    private CancellationTokenSource _stop = new();
    private ImmutableArray<string> _wanted = [];

    /// <summary>What is shown is another.</summary>
    public event Action? Changed;

    public Board Board { get; } = new();

    public CalendarView View { get; private set; } = CalendarView.Week;

    public Axis Axis { get; private set; } = new(false, 64);

    public DateOnly Day { get; private set; }

    /// <summary>The stored schedule that is shown in place of channels; null: none.</summary>
    public string? Draft { get; private set; }

    /// <summary>All channels of the station; null: not read yet.</summary>
    public ImmutableArray<ChannelRow>? AllChannels { get; private set; }

    /// <summary>Why the calendar cannot be read.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Whether something was read.</summary>
    public bool IsRead { get; private set; }

    public ImmutableHashSet<string> Selection { get; private set; } = [];

    /// <summary>An edit is on its way: what is read meanwhile may be older.</summary>
    public bool IsEditing { get; set; }

    /// <summary>Something was read meanwhile, and is not shown.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>The channels that are shown, in order.</summary>
    public ImmutableArray<string> Shown { get; private set; } = [];

    /// <summary>The draft is on no channel: nothing of it has been on air.</summary>
    public bool IsPlan => Draft is not null && Board.Channels.All(channel => channel.PublishedOn.IsEmpty);

    /// <summary>Nothing may land before; null: no bound.</summary>
    public DateTimeOffset? Earliest => IsPlan ? null : clock.Now;

    public bool IsOver(CalendarEvent one) => !IsPlan && one.End <= clock.Now;

    /// <summary>What has begun can be ended at another time, but not moved.</summary>
    public bool IsBegun(CalendarEvent one) => !IsPlan && one.Start <= clock.Now;

    /// <summary>Shows something else, and reads it.</summary>
    public async Task ShowAsync(CalendarView view, DateOnly day, ImmutableArray<string> channels, string? draft, double zoom)
    {
        var isSame = IsRead && view == View && view.First(day) == View.First(Day) && draft == Draft && channels.SequenceEqual(_wanted);
        (View, Day, Draft, _wanted, Axis) = (view, day, draft, channels, new(view.IsWide, zoom));
        if (isSame)
        {
            Changed?.Invoke();
            return;
        }

        Selection = [];
        await ReadAsync();
    }

    /// <summary>Reads what is shown again. What is shown meanwhile stays.</summary>
    public async Task ReadAsync()
    {
        IsBehind = IsEditing;
        if (IsEditing)
        {
            return;
        }

        await _stop.CancelAsync();
        _stop = new();
        var stop = _stop.Token;
        try
        {
            var problem = await ReadAsync(stop);
            if (!stop.IsCancellationRequested)
            {
                (Problem, IsRead) = (problem, IsRead || problem is null);
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // Something newer is read.
        }
    }

    public async Task<Problem?> ReadChannelsAsync()
    {
        if (!(await api.AskAsync(new ListChannelsRequest { Limit = 1_000 })).TryGet(out var reply, out var problem))
        {
            return problem;
        }

        AllChannels = reply.Channels;
        return null;
    }

    public void Select(IEnumerable<string> keys)
    {
        Selection = [.. keys];
        Changed?.Invoke();
    }

    /// <summary>The events that are selected, by start.</summary>
    public ImmutableArray<CalendarEvent> Selected() =>
        [.. Board.Channels.SelectMany(channel => channel.Events).Where(one => Selection.Contains(one.Key)).OrderBy(one => one.Start)];

    /// <summary>Tells that the board was changed.</summary>
    public void Tell() => Changed?.Invoke();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void ThrowIfOld(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (IsEditing)
        {
            IsBehind = true;
            throw new OperationCanceledException();
        }
    }

    private async Task<Problem?> ReadAsync(CancellationToken stop)
    {
        if (AllChannels is null && await ReadChannelsAsync() is { } failed)
        {
            return failed;
        }

        if (Draft is { } draft)
        {
            if (!(await CalendarSource.OfScheduleAsync(api, draft, stop)).TryGet(out var schedule, out var problem))
            {
                return problem;
            }

            ThrowIfOld(stop);
            Shown = [schedule.Channel];
            Board.Show(View.Lanes(clock, Day, [(schedule.Channel, schedule.Name)]), [schedule]);
            return null;
        }

        var names = AllChannels!.Value.ToDictionary(channel => channel.Id, channel => channel.Name);
        var ids = _wanted.IsEmpty ? AllChannels.Value.Select(channel => channel.Id) : _wanted;
        Shown = [.. ids.Take(View.HasAll ? MostChannels : 1)];
        var lanes = View.Lanes(clock, Day, [.. Shown.Select(id => (id, names.GetValueOrDefault(id, id)))]);
        if (lanes.IsEmpty)
        {
            Board.Show([], []);
            return null;
        }

        var (from, to) = (lanes.Min(lane => lane.Start), lanes.Max(lane => lane.End));
        var answers = await Task.WhenAll(Shown.Select(id => CalendarSource.OfChannelAsync(api, id, from, to, stop)));
        ThrowIfOld(stop);
        var read = new List<ChannelEvents>();
        foreach (var answer in answers)
        {
            if (!answer.TryGet(out var channel, out var problem))
            {
                return problem;
            }

            read.Add(channel);
        }

        Board.Show(lanes, read);
        return null;
    }
}
