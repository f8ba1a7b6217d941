using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>What a change of schedules changes of timelines; under the lock.</summary>
internal sealed class TimelinePlacement(StoreFolder folder, ScheduleFiles schedules, TimelineFiles timelines)
{
    /// <summary>Puts a schedule that is stored with the change in its place.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="before">Its revision before; null: it is new.</param>
    /// <param name="place">For a calendar: what it was made from, and where it goes.</param>
    /// <returns>The channels that it changes.</returns>
    public Outcome<ImmutableArray<string>> Place(Change commit, Schedule schedule, Schedule? before, CalendarPlace? place)
    {
        if (!timelines.Read(out var bytes).TryGet(out var all, out var problem))
        {
            // Of timelines that are lost, nothing is published.
            return place is null && problem.Reason == ProblemReason.PutAside ? ImmutableArray<string>.Empty : problem;
        }

        if (place is not null && Refusal(place.Basis, all) is { } refused)
        {
            return refused;
        }

        var after = all;
        if (place is { Publishes: true, Basis.Timeline: { } own } && own.Find(schedule.Id) is null)
        {
            after = after.With(own.Publish(
                new Publication { Schedule = schedule.Id, Published = folder.Origin.Now, By = folder.Origin.Name }));
        }

        var channels = after.ChannelsOf(schedule.Id);
        if (channels.IsEmpty)
        {
            return channels;
        }

        var staging = new TimelineStaging(folder);
        staging.Stores(before, schedule);
        return timelines.Stage(commit, all, after, bytes, staging).TryGet(out _, out problem) ? channels : problem;
    }

    /// <summary>Takes schedules that the change deletes from the timelines.</summary>
    /// <returns>The channels that it changes.</returns>
    public Outcome<ImmutableArray<string>> Remove(Change commit, IReadOnlySet<ScheduleId> deleted)
    {
        if (!timelines.Read(out var bytes).TryGet(out var before, out var problem))
        {
            return problem.Reason == ProblemReason.PutAside ? ImmutableArray<string>.Empty : problem;
        }

        // A schedule that cannot be read is deleted anyway; then nobody knows what it had on air.
        var after = before.Without(deleted);
        return ReferenceEquals(after, before)
            ? ImmutableArray<string>.Empty
            : timelines.Stage(commit, before, after, bytes, new TimelineStaging(folder));
    }

    private Problem? Refusal(CalendarBasis basis, ChannelTimelines now)
    {
        var isSame = now.Of(basis.Timeline.Channel).Equals(basis.Timeline)
            && (basis.Timelines is not { } revision || revision == now.Revision)
            && basis.Schedules.All(known => schedules.RevisionOf(known.Schedule) == known.Revision)
            && basis.Histories.All(known => timelines.Histories.RevisionOf(known.Channel) == known.Revision);
        return isSame ? null : new Problem(ErrorType.Conflict, "What else is on air was changed meanwhile, so what may be played has changed.")
        {
            Hint = "Try again.",
            Details = "The timeline, one of its schedules or the history has changed.",
            Reason = ProblemReason.HistoryChanged,
        };
    }
}
