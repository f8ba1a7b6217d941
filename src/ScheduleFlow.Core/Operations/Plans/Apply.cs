using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Plans, stores the calendar in the place of the one before, and publishes it on its channel.</summary>
internal static class Apply
{
    private const int MaxAttempts = 5;

    public static Outcome<PlanReply> Run(ApplyRequest request, OperationContext context) =>
        LoadedPlan.Read(context.Input(request.File), context).TryGet(out var loaded, out var problem)
        && Store(loaded, request, context).TryGet(out var stored, out problem)
            ? PlanReplies.Of(stored.Proposal, isDryRun: false, stored.IsStored, stored.IsPublished, request.Timeline)
            : problem;

    /// <returns>
    /// The proposal, whether it is stored, and whether it is published. It is not stored if musts do not hold and that is not
    /// accepted, or if it would lose edits by hand.
    /// </returns>
    public static Outcome<(CalendarProposal Proposal, bool IsStored, bool IsPublished)> Store(
        LoadedPlan loaded, ApplyRequest request, OperationContext context)
    {
        var progress = context.Outside.Progress(null);
        for (var attempt = 1; ; attempt++)
        {
            if (!CalendarProposal.Make(loaded, request.DiscardEdits, context, progress).TryGet(out var proposal, out var problem))
            {
                return problem;
            }

            if (request.PlanHash is { } hash && hash != proposal.Hash)
            {
                return new Problem(ErrorType.Conflict, "The store, the plan or one of its playlists has changed since the plan was made.")
                {
                    Hint = "Run plan again, look at it, and apply with its plan_hash.",
                };
            }

            if (proposal.Calendar.Events.IsEmpty)
            {
                return new Problem(ErrorType.Validation, "The plan puts nothing on air.")
                {
                    Hint = "The reply of plan says what excluded everything.",
                };
            }

            if ((!proposal.MustsHold && !request.AcceptBreaches) || !proposal.Edits.Lost.IsEmpty)
            {
                return (proposal, false, proposal.IsPublished);
            }

            var publishes = !request.Draft && !proposal.IsPublished;
            if (proposal.IsUnchanged)
            {
                return publishes && !Publish(proposal, context).TryGet(out _, out problem)
                    ? problem
                    : (proposal, true, publishes || proposal.IsPublished);
            }

            var place = new CalendarPlace(proposal.Basis, publishes);
            var stored = proposal.Stored is null
                ? context.Store.Schedules.AddCalendar(proposal.Calendar, place)
                : context.Store.Schedules.ReplaceCalendar(proposal.Calendar, place);
            if (stored.TryGet(out _, out problem))
            {
                return (proposal, true, publishes || proposal.IsPublished);
            }

            // Another process changed the store in between. With a hash, the next attempt refuses that above.
            if (problem.Type != ErrorType.Conflict || attempt == MaxAttempts)
            {
                return problem;
            }
        }
    }

    // It was stored as a draft, or unpublished since.
    private static Outcome<ScheduleId> Publish(CalendarProposal proposal, OperationContext context)
    {
        var id = proposal.Calendar.Id;
        return context.Store.Timelines.Change<ScheduleId>(
            timelines => (timelines.With(timelines.Of(proposal.Basis.Timeline.Channel).Publish(
                new Publication { Schedule = id, Published = context.Now, By = context.Origin.Name })), id),
            _ => [id.ToString()]);
    }
}
