using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Plans, and stores nothing.</summary>
internal static class Plan
{
    public static Outcome<PlanReply> Run(PlanRequest request, OperationContext context) =>
        LoadedPlan.Read(context.Input(request.File), context).TryGet(out var loaded, out var problem)
        && CalendarProposal.Make(loaded, request.DiscardEdits, context, context.Outside.Progress(null)).TryGet(out var proposal, out problem)
            ? PlanReplies.Of(proposal, isDryRun: true, isStored: false, proposal.IsPublished, withTimeline: !request.NoTimeline)
            : problem;
}
