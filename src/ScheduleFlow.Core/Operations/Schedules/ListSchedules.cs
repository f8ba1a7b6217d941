using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Lists schedules, a page at a time.</summary>
internal static class ListSchedules
{
    public static Outcome<ListSchedulesReply> Run(ListSchedulesRequest request, OperationContext context)
    {
        if (request.After is { } after && !ScheduleSummary.IsCursor(after))
        {
            return PageCursor.NoCursor(after);
        }

        var query = new ScheduleQuery(request.Limit, request.After, request.Name);
        return context.Store.Schedules.List(query).TryGet(out var page, out var problem) ? Reply(page) : problem;
    }

    private static ListSchedulesReply Reply(SchedulePage page) => new()
    {
        Schedules = page.Schedules.ToRows(ScheduleRows.Of),
        Count = page.Schedules.Length,
        Total = page.Total,
        Next = page.Next,
        Warnings = page.Warnings.IsEmpty ? null : page.Warnings,
    };
}
