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
            Pages = pages.ToRows(page => Row(page, context)),
            Count = pages.Length,
        };
    }

    private static PageRow Row(StoredFile page, OperationContext context)
    {
        var url = "/pages/" + Uri.EscapeDataString(page.Name);
        return new PageRow(page.Name, context.Outside.IsForClient ? url : page.Path, url, page.Size, page.Modified.ToString());
    }
}
