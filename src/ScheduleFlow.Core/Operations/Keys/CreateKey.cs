using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Creates an API key; the reply is the only place where it can ever be read.</summary>
internal static class CreateKey
{
    public static Outcome<CreateKeyReply> Run(CreateKeyRequest request, OperationContext context)
    {
        if (!ApiKeyNames.IsWellFormed(request.Name))
        {
            return new Problem(ErrorType.Validation, $"“{request.Name}” cannot be the name of a key.")
            {
                Hint = $"A name is 1 to {ApiKeyNames.MaxLength} characters of A–Z a–z 0–9 . _ -, such as nightly-import.",
            };
        }

        if (ApiKeyNames.IsTaken(request.Name))
        {
            return new Problem(ErrorType.Validation, $"“{request.Name}” cannot be the name of a key: in the audit log it stands for a role.");
        }

        if (!ApiKeyRoles.All.Contains(request.Role))
        {
            return new Problem(ErrorType.Validation, $"There is no role “{request.Role}”.") { Hint = $"Roles are {string.Join(", ", ApiKeyRoles.All)}." };
        }

        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        Instant? expires = null;
        if (request.Expires is not null)
        {
            if (!InstantInput.Parse(request.Expires, "--expires ").TryGet(out var instant, out var unreadable))
            {
                return unreadable;
            }

            if (instant <= context.Now)
            {
                return new Problem(ErrorType.Validation, $"The key would have expired already, at {instant}: it is {context.Now} now.");
            }

            expires = instant;
        }

        var material = Fresh(context.Outside.FillRandom);
        var key = new ApiKey
        {
            Id = material.Id,
            Name = request.Name,
            Role = request.Role,
            Created = context.Now.ToDateTimeOffset(),
            Expires = expires?.ToDateTimeOffset(),
            Salt = material.Salt,
            Hash = material.Hash,
        };
        return context.Store.Keys.Add(key, context.Now).TryGet(out var added, out var problem) ? KeyRows.Created(added, material) : problem;
    }

    private static KeyMaterial Fresh(RandomSource fill)
    {
        Span<byte> random = stackalloc byte[KeyMaterial.RandomBytes];
        fill(random);
        return new KeyMaterial(random);
    }
}
