using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Lists schedules, a page at a time.</summary>
internal static class ListSchedules
{
    public const int DefaultLimit = 1_000;
    public const int MaxLimit = 10_000;

    /// <param name="Limit">A number from 1 to <see cref="MaxLimit"/> as text; null: <see cref="DefaultLimit"/>.</param>
    /// <param name="After">The <c>next</c> of the page before; null: the first page.</param>
    /// <param name="Name">A part of the name; null: all.</param>
    public sealed record Request(string? Limit, string? After, string? Name);

    public static Outcome<ScheduleListReply> Run(Request request, OperationContext context)
    {
        if (!PageLimit.Of(request.Limit, DefaultLimit, MaxLimit).TryGet(out var limit, out var problem))
        {
            return problem;
        }

        if (request.After is not null && !ScheduleSummary.IsCursor(request.After))
        {
            return PageLimit.NoCursor(request.After);
        }

        return context.Store.Schedules.List(new ScheduleQuery(limit, request.After, request.Name)).TryGet(out var page, out problem)
            ? new ScheduleListReply(page)
            : problem;
    }
}
