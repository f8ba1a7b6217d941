using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Revokes an API key, for good.</summary>
internal static class RevokeKey
{
    public static Outcome<RevokedKeyReply> Run(string id, OperationContext context)
    {
        if (!ApiKeyText.IsId(id))
        {
            // Not repeated: it may be a key, and replies end up in logs.
            return new Problem(ErrorType.Validation, "This is not the id of a key.")
            {
                Hint = $"An id is {ApiKeyText.IdLength} hexadecimal digits; list-keys shows it. It is the middle part of the key, between the underscores.",
            };
        }

        return context.Store.Keys.Revoke(id, context.Now).TryGet(out var revoked, out var problem) ? new RevokedKeyReply(revoked, context.Now) : problem;
    }
}
