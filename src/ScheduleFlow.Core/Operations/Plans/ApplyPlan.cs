using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Plans, and stores the calendar in the place of the channel's one.</summary>
internal static class ApplyPlan
{
    private const int MaxAttempts = 5;

    public sealed record Request
    {
        public required InputSource Input { get; init; }

        /// <summary>The hash of the dry run that is meant; null: whatever comes out.</summary>
        public string? PlanHash { get; init; }

        /// <summary>Whether it is stored although musts do not hold.</summary>
        public bool AcceptsBreaches { get; init; }

        public bool WithTimeline { get; init; }
    }

    /// <returns>The reply says whether it was stored: not where musts do not hold and that is not accepted.</returns>
    public static Outcome<PlanReply> Run(Request request, OperationContext context, Action<double>? progress)
    {
        if (!PlanFile.Read(request.Input, context).TryGet(out var file, out var problem))
        {
            return problem;
        }

        for (var attempt = 1; ; attempt++)
        {
            if (!PlanRun.Make(file, context, progress).TryGet(out var run, out problem))
            {
                return problem;
            }

            if (request.PlanHash is { } hash && hash != run.Hash)
            {
                return new Problem(ErrorType.Conflict, "The store, the plan or one of its playlists has changed since the plan was made.")
                {
                    Hint = "Run plan again, look at it, and apply with its plan_hash.",
                };
            }

            if (run.Calendar.Events.IsEmpty)
            {
                return new Problem(ErrorType.Validation, "The plan puts nothing on air.") { Hint = "See plan's reply for what kept everything out." };
            }

            if (!run.MustsHold && !request.AcceptsBreaches)
            {
                return new PlanReply(run, IsStored: false, request.WithTimeline);
            }

            if (run.IsUnchanged)
            {
                return new PlanReply(run, IsStored: true, request.WithTimeline);
            }

            var stored = run.Stored is null
                ? context.Store.Schedules.AddCalendar(run.Calendar, run.HistoryRevision)
                : context.Store.Schedules.ReplaceCalendar(run.Calendar, run.HistoryRevision);
            if (stored.TryGet(out _, out problem))
            {
                return new PlanReply(run, IsStored: true, request.WithTimeline);
            }

            // Somebody changed the store between; where a hash was given, that is refused above.
            if (problem.Type != ErrorType.Conflict || attempt == MaxAttempts)
            {
                return problem;
            }
        }
    }
}
