using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Timelines;
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
        if (!context.Store.Schedules.List(query).TryGet(out var page, out var problem))
        {
            return problem;
        }

        var published = PublishedOn.Read(context);
        ImmutableArray<string> warnings = [.. page.Warnings.Union(published.Warnings)];
        return new ListSchedulesReply
        {
            Schedules = page.Schedules.ToRows(schedule => ScheduleRows.Of(schedule) with { PublishedOn = published.Of(schedule.Id) }),
            Count = page.Schedules.Length,
            Total = page.Total,
            Next = page.Next,
            Warnings = warnings.IsEmpty ? null : warnings,
        };
    }
}
