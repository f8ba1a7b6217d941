using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Revokes an API key, for good.</summary>
internal static class RevokeKey
{
    public static Outcome<RevokeKeyReply> Run(RevokeKeyRequest request, OperationContext context) =>
        KeyRef.Find(request.Id, context).TryGet(out var id, out var problem)
            && context.Store.Keys.Revoke(id, context.Now).TryGet(out var revoked, out problem)
            ? KeyRows.Revoked(revoked, context.Now)
            : problem;
}
