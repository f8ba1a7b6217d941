using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Plans, and stores nothing.</summary>
internal static class MakePlan
{
    /// <param name="input">The plan file.</param>
    /// <param name="withTimeline">Whether the reply lists every event.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="progress">Is told the part that is done; null: nobody.</param>
    public static Outcome<PlanReply> Run(InputSource input, bool withTimeline, OperationContext context, Action<double>? progress) =>
        PlanFile.Read(input, context).TryGet(out var file, out var problem) && PlanRun.Make(file, context, progress).TryGet(out var run, out problem)
            ? new PlanReply(run, IsStored: false, withTimeline)
            : problem;
}
