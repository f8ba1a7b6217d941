using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Live;

/// <summary>What follows the new end of what is on air.</summary>
/// <param name="Edited">The schedule, with what differs.</param>
/// <param name="Place">What a calendar that was planned again was made from; null: what follows was only moved.</param>
internal sealed record PlannedAgain(EditedSchedule Edited, CalendarPlace? Place)
{
    /// <summary>Plans the calendar that is on air again, from the new end of what is on.</summary>
    /// <param name="now">What is on air.</param>
    /// <param name="end">Its new end.</param>
    /// <param name="loaded">The plan.</param>
    /// <param name="context">The operation's.</param>
    /// <returns>
    /// <c>validation</c>: it is another calendar's plan, or its musts cannot hold; nothing on air can be told to a calendar that
    /// was not planned.
    /// </returns>
    public static Outcome<PlannedAgain> Make(OnAirNow now, Instant end, LoadedPlan loaded, OperationContext context)
    {
        var current = now.Schedule;
        if (CalendarProposal.IdOf(loaded.Plan) != current.Id)
        {
            return new Problem(
                ErrorType.Validation,
                $"The plan is of the channel “{loaded.Plan.Channel}”, and did not make “{current.Name}”, which is on air.")
            {
                Hint = "Give the plan file of that calendar, or none: then what follows is moved.",
            };
        }

        var isFixed = CalendarTerms.Of(current, context).IsFixed;
        var on = now.On.Event;
        var overrun = current.Events.Where(item => item.Window.Start >= on.Window.End && item.Window.Start < end);
        if (overrun.FirstOrDefault(isFixed) is { } held)
        {
            return Refusals.IsFixed(on.Title, held);
        }

        // What is on air is past for the planner, to its end: so it is not changed, and all else is planned after it.
        var longer = new HandEdit(HandEditKind.Resized, context.Now, context.Origin.Name)
            .On(on with { Window = new TimeWindow(on.Window.Start, end) });
        var onAir = current with { Events = [.. current.Events.Select(item => ReferenceEquals(item, on) ? longer : item)] };
        var made = CalendarProposal.Make(loaded, discardEdits: false, context, context.Outside.Progress(null), onAir);
        if (!made.TryGet(out var proposal, out var problem))
        {
            return problem;
        }

        if (!proposal.MustsHold || !proposal.Edits.Lost.IsEmpty)
        {
            return new Problem(ErrorType.Conflict, $"The plan cannot hold what it must if “{on.Title}” ends at {end}.")
            {
                Hint = "Without the plan, what follows is moved, cut or dropped; or apply the plan afterwards, and accept breaches.",
                Errors =
                [
                    .. proposal.Result.Dropped.Take(Limits.MaxListed)
                        .Select(dropped => $"“{loaded.Plan.Fixed[dropped.Fixed].Name}” at {new Instant(dropped.Start)} has no room."),
                    .. proposal.Edits.Lost.Take(Limits.MaxListed)
                        .Select(lost => $"“{lost.Event.Title}” at {lost.Event.Window.Start}: {lost.Reason}"),
                ],
            };
        }

        return new PlannedAgain(
            new EditedSchedule(proposal.Calendar, Differing(current, proposal.Calendar)),
            new CalendarPlace(proposal.Basis, Publishes: true));
    }

    // The same id is the same event; its extras alone make no difference to who watches.
    private static ImmutableArray<TouchedEvent> Differing(Schedule before, Schedule after)
    {
        var old = before.Events.DistinctBy(item => item.Id).ToDictionary(item => item.Id, StringComparer.Ordinal);
        var touched = new List<TouchedEvent>();
        foreach (var item in after.Events)
        {
            if (!old.Remove(item.Id, out var known)
                || (known.Window, known.MediaUrl, known.Title) != (item.Window, item.MediaUrl, item.Title))
            {
                touched.Add(new TouchedEvent(known, item, HandEditKind.Changed));
            }
        }

        touched.AddRange(old.Values.Select(gone => new TouchedEvent(gone, null, HandEditKind.Changed)));
        return [.. touched.OrderBy(item => (item.After ?? item.Before!).Window.Start)];
    }
}
