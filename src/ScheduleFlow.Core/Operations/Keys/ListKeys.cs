using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Lists the API keys: their owners, never the keys.</summary>
internal static class ListKeys
{
    public static Outcome<ListKeysReply> Run(ListKeysRequest _, OperationContext context) =>
        context.Store.Keys.List().TryGet(out var keys, out var problem)
            ? KeyRows.Of(keys, context.Store.Keys.LastUsed(), context.Now)
            : problem;
}
