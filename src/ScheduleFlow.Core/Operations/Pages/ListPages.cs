using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Pages;

namespace ScheduleFlow.Core.Operations.Pages;

/// <summary>Lists the generated pages.</summary>
internal static class ListPages
{
    public static Outcome<ListPagesReply> Run(ListPagesRequest request, OperationContext context)
    {
        if (!context.Store.Pages.List().TryGet(out var pages, out var problem))
        {
            return problem;
        }

        return new ListPagesReply
        {
            Pages =
            [
                .. pages.Select(page => new PageRow(page.Name, page.Path, "/pages/" + Uri.EscapeDataString(page.Name), page.Size, page.Modified.ToString())),
            ],
            Count = pages.Length,
        };
    }
}
