using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>Reads what a calendar shows.</summary>
internal static class CalendarSource
{
    private const int Page = 10_000;

    /// <summary>What is on a channel in a range of time, all pages of it.</summary>
    public static async Task<Outcome<ChannelEvents>> OfChannelAsync(
        ApiClient api, string channel, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        var events = new List<CalendarEvent>();
        string? after = null;
        while (true)
        {
            var request = after is null
                ? new TimelineRequest { Channel = channel, From = Wording.Wire(from), To = Wording.Wire(to), Limit = Page }
                : new TimelineRequest { Channel = channel, From = Wording.Wire(from), To = Wording.Wire(to), Limit = Page, After = after };
            if (!(await api.AskAsync(request, stop: stop)).TryGet(out var reply, out var problem))
            {
                return problem;
            }

            events.AddRange(reply.Events.Select(row => Of(channel, row)));
            if (reply.Next is null)
            {
                var schedules = reply.Publications.Select(publication => publication.ScheduleId);
                return new ChannelEvents(channel, reply.Name ?? channel, Named(events), [.. schedules], reply.Warnings ?? []);
            }

            after = reply.Next;
        }
    }

    /// <summary>A stored schedule as if it were a channel.</summary>
    public static async Task<Outcome<ChannelEvents>> OfScheduleAsync(ApiClient api, string schedule, CancellationToken stop) =>
        (await api.AskAsync(new ShowScheduleRequest { Id = schedule }, stop: stop)).TryGet(out var reply, out var problem)
            ? new ChannelEvents(
                reply.Id,
                reply.Name,
                Named(reply.Events.Select(row => Of(reply.Id, reply.Id, reply.Name, reply.Revision, row))),
                [reply.Id],
                [])
            {
                IsDraft = true,
                PublishedOn = reply.PublishedOn ?? [],
            }
            : problem;

    /// <summary>The events by start, each with a key of its own.</summary>
    public static ImmutableArray<CalendarEvent> Named(IEnumerable<CalendarEvent> events)
    {
        var named = ImmutableArray.CreateBuilder<CalendarEvent>();
        var seen = new Dictionary<(string, string), int>();
        foreach (var one in events.OrderBy(one => one.Start))
        {
            var id = (one.ScheduleId, one.Id);
            var times = seen[id] = seen.GetValueOrDefault(id) + 1;
            var key = $"{one.Channel}/{one.ScheduleId[..Math.Min(8, one.ScheduleId.Length)]}/{one.Id}";
            named.Add(one with { Key = times == 1 ? key : $"{key}/{times}", IsRepeated = times > 1 });
        }

        for (var i = 0; i < named.Count; i++)
        {
            if (seen[(named[i].ScheduleId, named[i].Id)] > 1)
            {
                named[i] = named[i] with { IsRepeated = true };
            }
        }

        return named.ToImmutable();
    }

    /// <summary>An event of a stored schedule.</summary>
    public static CalendarEvent Of(string channel, string scheduleId, string schedule, long revision, ScheduleEventRow row) => new()
    {
        Channel = channel,
        Start = Wording.Parse(row.Start),
        End = Wording.Parse(row.End),
        Title = row.Title,
        Url = row.VideoUrl,
        Category = row.Category,
        Id = row.Id,
        ScheduleId = scheduleId,
        Schedule = schedule,
        Revision = revision,
        Lane = row.Channel,
        IsFixed = row.Fixed ?? false,
    };

    private static CalendarEvent Of(string channel, TimelineEventRow row) => new()
    {
        Channel = channel,
        Start = Wording.Parse(row.Start),
        End = Wording.Parse(row.End),
        Title = row.Title,
        Url = row.Url,
        Category = row.Category,
        Id = row.EventId,
        ScheduleId = row.ScheduleId,
        Schedule = row.Schedule,
        Revision = row.Revision,
        IsJoined = row.Joined ?? false,
        IsCut = row.Cut ?? false,
        IsFixed = row.Fixed ?? false,
    };
}

/// <summary>The events of a channel.</summary>
/// <param name="Channel">The channel's id; of a draft, the schedule's.</param>
/// <param name="Name">Its name.</param>
/// <param name="Events">Its events, by start.</param>
/// <param name="Schedules">The schedules that they may come from.</param>
/// <param name="Warnings">What is unknown, and why.</param>
public sealed record ChannelEvents(
    string Channel, string Name, ImmutableArray<CalendarEvent> Events, ImmutableArray<string> Schedules, ImmutableArray<string> Warnings)
{
    /// <summary>It is a stored schedule rather than a channel.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Of a stored schedule: the channels that it is on all the same.</summary>
    public ImmutableArray<string> PublishedOn { get; init; } = [];
}
