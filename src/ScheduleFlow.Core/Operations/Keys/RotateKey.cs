using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Creates a key in the place of another, which stays valid until its users have the new one.</summary>
internal static class RotateKey
{
    public static Outcome<RotateKeyReply> Run(RotateKeyRequest request, OperationContext context)
    {
        if (!SpanText.TryParse(request.Overlap, out var overlap))
        {
            return new Problem(ErrorType.Validation, $"The overlap “{request.Overlap}” is no span.")
            {
                Hint = "A span is a number with s, m, h or d, such as 24h; or 0.",
            };
        }

        if (!KeyRef.Find(request.Id, context).TryGet(out var id, out var problem))
        {
            return problem;
        }

        if ((KeyExpiry.Read(request.Expires, context.Now, out var expires) ?? OpenSsl.Missing) is { } refused)
        {
            return refused;
        }

        var material = KeyMaterial.Fresh(context.Outside.FillRandom);
        var rotated = context.Store.Keys.Rotate(
            id,
            context.Now.PlusSeconds(overlap),
            old => old with
            {
                Id = material.Id,
                Created = context.Now.ToDateTimeOffset(),
                Expires = expires?.ToDateTimeOffset(),
                Salt = material.Salt,
                Hash = material.Hash,
            },
            context.Now);
        return rotated.TryGet(out var keys, out problem) ? KeyRows.Rotated(keys.Old, keys.New, material) : problem;
    }
}
