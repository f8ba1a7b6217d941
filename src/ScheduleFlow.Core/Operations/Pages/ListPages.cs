using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Pages;

/// <summary>Lists the generated pages.</summary>
internal static class ListPages
{
    public static Outcome<PageListReply> Run(OperationContext context) =>
        context.Store.Pages.List().TryGet(out var pages, out var problem) ? new PageListReply(pages) : problem;
}
