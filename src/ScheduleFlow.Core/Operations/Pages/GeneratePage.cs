using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Core.Operations.Pages;

/// <summary>Writes a page that plays a schedule, or several as one.</summary>
internal static class GeneratePage
{
    public static Outcome<ExportReply> Run(GeneratePageRequest request, OperationContext context) => ExportSchedule.ToFile(
        request.Ids,
        ExportRequest.OfPart(request, FormatNames.Html),
        ExportTarget.Page(request.Name ?? request.Ids[0]),
        context);
}
