using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>Where a filled calendar goes: the channel, and the schedule of which it becomes a part.</summary>
/// <param name="Channel">As in <see cref="ChannelTimeline.Channel"/>.</param>
/// <param name="Replaced">The schedule of which a part is filled anew; null: it is a new one.</param>
/// <param name="Publishes">Whether it is published, or stays so.</param>
/// <param name="IsAlone">Whether plays of the channel's groups are to count, and it is in none.</param>
internal sealed record FillPlace(string Channel, Schedule? Replaced, bool Publishes, bool IsAlone)
{
    public static Outcome<FillPlace> Find(SchedulePlaylistRequest request, FillOrder order, OperationContext context)
    {
        // The usual case reads nothing.
        if (request is { Channel: null, Replace: null } && order.Across != ChannelScope.Group)
        {
            return new FillPlace(ChannelTimeline.DefaultChannel, null, !request.IsDraft, IsAlone: false);
        }

        Schedule? replaced = null;
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem)
            || !context.Store.Timelines.Load().TryGet(out var timelines, out problem)
            || (request.Replace is { } named && !Replace(named, request.IfRevision, context).TryGet(out replaced, out problem)))
        {
            return problem;
        }

        // A schedule that is filled anew is filled for the channel that it is published on, if that is one.
        var channel = replaced is not null && timelines.ChannelsOf(replaced.Id).Take(2).ToList() is [var only]
            ? only
            : ChannelTimeline.DefaultChannel;
        if (request.Channel is { } text && !TimelineRef.Find(text, list, timelines, context).TryGet(out channel, out problem))
        {
            return problem;
        }

        return new FillPlace(
            channel,
            replaced,
            replaced is null ? !request.IsDraft : timelines.ChannelsOf(replaced.Id).Any(),
            order.Across == ChannelScope.Group && list.Find(channel)?.Groups.Any() != true);
    }

    /// <summary>What counts for the calendar.</summary>
    public Outcome<PlayHistory> History(FillOrder order, OperationContext context)
    {
        var window = new TimeWindow(order.Start, order.End);
        var query = new PlayQuery(Channel, window, order.ReachSeconds, order.Across);
        if (!PlayHistory.Read(query, context).TryGet(out var known, out var problem))
        {
            return problem;
        }

        // The other parts of a draft are on no timeline, and are to fit all the same.
        return Replaced is null || known.Basis.Timeline.Find(Replaced.Id) is not null ? known : known with
        {
            Plays = known.Plays.With(Replaced.Events
                .Where(item => item.MediaUrl is not null && !window.Contains(item.Window.Start))
                .Select(item => (item.MediaUrl!, item.Window.Start))),
        };
    }

    /// <summary>Stores the calendar.</summary>
    public Outcome<ScheduleSummary> Store(Schedule calendar, CalendarBasis basis, KeptReply? kept, OperationContext context) =>
        Replaced is null
            ? context.Store.Schedules.AddCalendar(calendar, new CalendarPlace(basis, Publishes), kept)
            : context.Store.Schedules.ReplaceCalendar(calendar, new CalendarPlace(basis, Publishes: false), kept);

    private static Outcome<Schedule> Replace(string named, string? ifRevision, OperationContext context)
    {
        if (!ExpectedRevision.Parse(ifRevision).TryGet(out var expected, out var problem)
            || !ScheduleRef.Find(named, context).TryGet(out var id, out problem)
            || !context.Store.Schedules.Load(id).TryGet(out var current, out problem))
        {
            return problem;
        }

        return expected.Refusal(current) is { } refused ? refused
            : current.Events.Select(item => item.Channel).Distinct().Skip(1).Any()
                ? new Problem(ErrorType.Validation, $"“{current.Name}” has several channels, so a part of it cannot be filled anew.")
                {
                    Hint = "Fill a new calendar, and publish it on the channel.",
                }
            : current;
    }
}
