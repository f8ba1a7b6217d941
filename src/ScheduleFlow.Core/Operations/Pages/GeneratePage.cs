using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Core.Operations.Pages;

/// <summary>Writes a page that plays a schedule, or several as one.</summary>
internal static class GeneratePage
{
    public static Outcome<ExportReply> Run(GeneratePageRequest request, OperationContext context)
    {
        // A page without a name of its own is called by the id, however the schedule was named.
        if (!ScheduleRef.Find(request.Ids[0], context).TryGet(out var first, out var problem))
        {
            return problem;
        }

        var id = first.ToString();
        return ExportSchedule.ToFile(
            [id, .. request.Ids.Skip(1)],
            ExportRequest.OfPart(request, FormatNames.Html),
            ExportTarget.Page(request.Name ?? id),
            context);
    }
}
