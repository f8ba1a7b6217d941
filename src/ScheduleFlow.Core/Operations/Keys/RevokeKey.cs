using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Revokes an API key, for good.</summary>
internal static class RevokeKey
{
    public static Outcome<RevokeKeyReply> Run(RevokeKeyRequest request, OperationContext context)
    {
        if (!ApiKeyText.IsId(request.Id))
        {
            // Not repeated: it may be a key, and replies end up in logs.
            return new Problem(ErrorType.Validation, "This is not the id of a key.")
            {
                Hint = $"An id is {ApiKeyText.IdLength} hexadecimal digits; list-keys shows it. It is the middle part of the key, between the underscores.",
            };
        }

        return context.Store.Keys.Revoke(request.Id, context.Now).TryGet(out var revoked, out var problem) ? KeyRows.Revoked(revoked, context.Now) : problem;
    }
}
