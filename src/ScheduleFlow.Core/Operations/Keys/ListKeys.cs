using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Lists the API keys: who has one, never what it is.</summary>
internal static class ListKeys
{
    public static Outcome<KeyListReply> Run(OperationContext context) =>
        context.Store.Keys.List().TryGet(out var keys, out var problem) ? new KeyListReply(keys, context.Now) : problem;
}
