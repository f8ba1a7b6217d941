using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>What is on air on a channel.</summary>
internal static class OnAir
{
    /// <summary>Reads all events of a stretch of time, page by page.</summary>
    public static async Task<Outcome<List<TimelineEventRow>>> ReadAsync(
        ApiClient api, string channel, DateTimeOffset from, DateTimeOffset until, CancellationToken stop)
    {
        var (events, next) = (new List<TimelineEventRow>(), (string?)null);
        do
        {
            var request = new TimelineRequest { Channel = channel, From = Wording.Wire(from), To = Wording.Wire(until), Limit = 10_000 };
            var answer = await api.AskAsync(next is null ? request : new TimelineRequest
            {
                Channel = channel,
                From = Wording.Wire(from),
                To = Wording.Wire(until),
                Limit = 10_000,
                After = next,
            }, stop: stop);
            if (!answer.TryGet(out var page, out var problem))
            {
                return problem;
            }

            events.AddRange(page.Events);
            next = page.Next;
        }
        while (next is not null);
        return events;
    }

    /// <summary>How a schedule is published on a channel now; null: it is not, or nobody can say.</summary>
    public static async Task<PublicationRow?> PublicationAsync(ApiClient api, string channel, string scheduleId) =>
        (await api.AskAsync(new TimelineRequest { Channel = channel, Limit = 1 })).TryGet(out var timeline, out _)
            ? timeline.Publications.FirstOrDefault(publication => publication.ScheduleId == scheduleId)
            : null;
}
