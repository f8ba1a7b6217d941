using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Core.Files;

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
            Pages = [.. pages.Select(Row)],
            Count = pages.Length,
        };
    }

    private static PageRow Row(StoredFile page) => new(
        page.Name,
        page.Path,
        "/pages/" + Uri.EscapeDataString(page.Name),
        page.Size,
        page.Modified.ToString());
}
