using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Creates an API key; the reply is the only place where it can ever be read.</summary>
internal static class CreateKey
{
    /// <param name="Name">What the audit log calls its owner (<see cref="ApiKeyNames"/>).</param>
    /// <param name="Role">One of <see cref="ApiKeyRoles.All"/>; null: viewer.</param>
    /// <param name="Expires">An instant after now; null: it never expires.</param>
    /// <param name="Material">The key.</param>
    public sealed record Request(string Name, string? Role, string? Expires, KeyMaterial Material);

    public static Outcome<CreatedKeyReply> Run(Request request, OperationContext context)
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

        var role = request.Role ?? ApiKeyRoles.Viewer;
        if (!ApiKeyRoles.All.Contains(role))
        {
            return new Problem(ErrorType.Validation, $"There is no role “{role}”.") { Hint = $"Roles are {string.Join(", ", ApiKeyRoles.All)}." };
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

        var key = new ApiKey
        {
            Id = request.Material.Id,
            Name = request.Name,
            Role = role,
            Created = context.Now.ToDateTimeOffset(),
            Expires = expires?.ToDateTimeOffset(),
            Salt = request.Material.Salt,
            Hash = request.Material.Hash,
        };
        return context.Store.Keys.Add(key, context.Now).TryGet(out var added, out var problem) ? new CreatedKeyReply(added, request.Material) : problem;
    }
}
