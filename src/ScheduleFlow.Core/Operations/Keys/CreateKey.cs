using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>Creates an API key; the reply is the only place where it can ever be read.</summary>
internal static class CreateKey
{
    public static Outcome<CreateKeyReply> Run(CreateKeyRequest request, OperationContext context)
    {
        if (ActorName.Fault(request.Name, "key", "nightly-import") is { } fault)
        {
            return fault;
        }

        // The audit log could not tell them apart.
        if (!context.Store.Users.List().TryGet(out var users, out var unread))
        {
            return unread;
        }

        if (users.Exists(user => user.IsNamed(request.Name)))
        {
            return new Problem(ErrorType.Conflict, $"A user has the name “{request.Name}” already.")
            {
                Hint = "The audit log tells callers apart by their names: choose another one.",
            };
        }

        if (!ApiKeyRoles.All.Contains(request.Role))
        {
            return new Problem(ErrorType.Validation, $"There is no role “{request.Role}”.")
            {
                Hint = $"Roles are {string.Join(", ", ApiKeyRoles.All)}.",
            };
        }

        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        if ((KeyExpiry.Read(request.Expires, context.Now, out var expires) ?? Refusal(request.Verbs, request.Channels)) is { } refused)
        {
            return refused;
        }

        var material = KeyMaterial.Fresh(context.Outside.FillRandom);
        var key = new ApiKey
        {
            Id = material.Id,
            Name = request.Name,
            Role = request.Role,
            Verbs = [.. request.Verbs.Distinct()],
            Channels = [.. request.Channels.Distinct()],
            Created = context.Now.ToDateTimeOffset(),
            Expires = expires?.ToDateTimeOffset(),
            Salt = material.Salt,
            Hash = material.Hash,
        };
        return context.Store.Keys.Add(key, context.Now).TryGet(out var added, out var problem) ? KeyRows.Created(added, material) : problem;
    }

    private static Problem? Refusal(ImmutableArray<string> verbs, ImmutableArray<string> channels) =>
        verbs.Length > ScopeNames.MaxCount || channels.Length > ScopeNames.MaxCount
            ? new Problem(
                ErrorType.Validation,
                $"A key's scope has at most {ScopeNames.MaxCount} verbs and {ScopeNames.MaxCount} channels.")
        : verbs.Select(ScopeNames.Check).FirstOrDefault(problem => problem is not null) is { } unknown ? unknown
        : channels.FirstOrDefault(channel => !ChannelId.IsWellFormed(channel)) is { } channel
            ? new Problem(ErrorType.Validation, $"“{channel}” cannot be the id of a channel.") { Hint = "list-channels shows the ids." }
        : null;
}
