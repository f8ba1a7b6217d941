using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Reads a plan and everything it names, and plans nothing.</summary>
internal static class CheckPlan
{
    public static Outcome<CheckPlanReply> Run(CheckPlanRequest request, OperationContext context)
    {
        if (!LoadedPlan.Read(context.Input(request.File), context).TryGet(out var loaded, out var problem))
        {
            return problem;
        }

        var plan = loaded.Plan;
        if (!context.Store.Channels.Load().TryGet(out var list, out problem))
        {
            return problem;
        }

        return new CheckPlanReply
        {
            Channel = plan.Channel,
            Zone = plan.Zone.Id,
            Start = plan.Horizon.Start.ToString(),
            End = plan.Horizon.End.ToString(),
            Items = plan.Items.Length,
            Blocks = plan.Blocks.Length,
            Fixed = plan.Fixed.Length,
            Fillers = plan.Fillers.Length,
            Rules = plan.Rules.ToRows(rule => new RuleRow(rule.Name, Words.Of(rule.Tier), rule.Items.Length)),
            Warnings = [.. loaded.Warnings, .. PlanHints.Of(plan, list.FindByIdOrName(plan.Channel)?.Id ?? plan.Channel, list)],
        };
    }
}
