using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Revokes an API key, for good.</summary>
internal static class RevokeKey
{
    public static Outcome<RevokeKeyReply> Run(RevokeKeyRequest request, OperationContext context)
    {
        if (KeyRows.NoId(request.Id) is { } noId)
        {
            return noId;
        }

        return context.Store.Keys.Revoke(request.Id, context.Now).TryGet(out var revoked, out var problem)
            ? KeyRows.Revoked(revoked, context.Now)
            : problem;
    }
}
