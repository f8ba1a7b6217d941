using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Plans, and stores the calendar, replacing the channel's present one.</summary>
internal static class Apply
{
    private const int MaxAttempts = 5;

    public static Outcome<PlanReply> Run(ApplyRequest request, OperationContext context) =>
        LoadedPlan.Read(context.Input(request.File), context).TryGet(out var loaded, out var problem)
        && Store(loaded, request, context).TryGet(out var stored, out problem)
            ? PlanReplies.Of(stored.Proposal, isDryRun: false, stored.IsStored, request.Timeline)
            : problem;

    /// <returns>
    /// The proposal, and whether it is stored. It is not if musts do not hold and that is not accepted, or if it would lose
    /// edits by hand.
    /// </returns>
    public static Outcome<(CalendarProposal Proposal, bool IsStored)> Store(
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
                return (proposal, false);
            }

            if (proposal.IsUnchanged)
            {
                return (proposal, true);
            }

            var place = new CalendarPlace(proposal.Basis, Publishes: true);
            var stored = proposal.Stored is null
                ? context.Store.Schedules.AddCalendar(proposal.Calendar, place)
                : context.Store.Schedules.ReplaceCalendar(proposal.Calendar, place);
            if (stored.TryGet(out _, out problem))
            {
                return (proposal, true);
            }

            // Another process changed the store in between. With a hash, the next attempt refuses that above.
            if (problem.Type != ErrorType.Conflict || attempt == MaxAttempts)
            {
                return problem;
            }
        }
    }
}
