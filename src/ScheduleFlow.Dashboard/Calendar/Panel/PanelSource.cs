using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>
/// What the panels of the calendar read, kept until it changes: who walks from event to event by keys asks the server once.
/// </summary>
public sealed class PanelSource : IDisposable
{
    /// <summary>How far around an event its other plays are looked for.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(14);

    private static readonly TimeSpan KeptTitles = TimeSpan.FromMinutes(2);
    private readonly ApiClient _api;
    private readonly ServerEvents _events;
    private readonly TimeProvider _time;
    private ShowScheduleReply? _schedule;
    private (string Channel, DateTimeOffset From, ImmutableArray<CalendarEvent> Events)? _plays;
    private (DateTimeOffset Read, ImmutableArray<Title> Titles)? _titles;

    public PanelSource(ApiClient api, ServerEvents events, TimeProvider time)
    {
        (_api, _events, _time) = (api, events, time);
        _events.ScheduleChanged += Forget;
        _events.TimelineChanged += Forget;
        _events.Missed += Forget;
    }

    /// <summary>A stored schedule, at a revision or a later one.</summary>
    public async Task<Outcome<ShowScheduleReply>> ScheduleAsync(string id, long revision, CancellationToken stop)
    {
        if (_schedule is { } kept && kept.Id == id && kept.Revision >= revision)
        {
            return kept;
        }

        if (!(await _api.AskAsync(new ShowScheduleRequest { Id = id }, stop: stop)).TryGet(out var schedule, out var problem))
        {
            return problem;
        }

        _schedule = schedule;
        return schedule;
    }

    /// <summary>What is on a channel from two weeks before an instant until two weeks after it.</summary>
    public async Task<Outcome<ImmutableArray<CalendarEvent>>> PlaysAsync(string channel, DateTimeOffset around, CancellationToken stop)
    {
        // The same for all events of a week, so that it is read once for them.
        var week = new DateTimeOffset(around.UtcTicks - (around.UtcTicks % TimeSpan.FromDays(7).Ticks), TimeSpan.Zero);
        var from = week - Reach;
        if (_plays is { } kept && kept.Channel == channel && kept.From == from)
        {
            return Outcome.Of(kept.Events);
        }

        var answer = await CalendarSource.OfChannelAsync(_api, channel, from, week + TimeSpan.FromDays(7) + Reach, stop);
        if (!answer.TryGet(out var read, out var problem))
        {
            return problem;
        }

        _plays = (channel, from, read.Events);
        return Outcome.Of(read.Events);
    }

    /// <summary>The items of all playlists.</summary>
    public async Task<Outcome<ImmutableArray<Title>>> TitlesAsync(CancellationToken stop)
    {
        if (_titles is { } kept && _time.GetUtcNow() - kept.Read < KeptTitles)
        {
            return Outcome.Of(kept.Titles);
        }

        if (!(await _api.AskAsync(new ListPlaylistsRequest(), stop: stop)).TryGet(out var lists, out var problem))
        {
            return problem;
        }

        var titles = ImmutableArray.CreateBuilder<Title>();
        foreach (var list in lists.Playlists)
        {
            // One that was deleted just now, or that cannot be read, has nothing to offer.
            if ((await _api.AskAsync(new ShowPlaylistRequest { Id = list.Id }, stop: stop)).TryGet(out var playlist, out _))
            {
                titles.AddRange(Title.Of(playlist.Name, playlist.Items));
            }
        }

        _titles = (_time.GetUtcNow(), titles.ToImmutable());
        return Outcome.Of(_titles.Value.Titles);
    }

    public void Dispose()
    {
        _events.ScheduleChanged -= Forget;
        _events.TimelineChanged -= Forget;
        _events.Missed -= Forget;
    }

    private void Forget<T>(T change) => Forget();

    private void Forget() => (_plays, _schedule) = (null, null);
}
