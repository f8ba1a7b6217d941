using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Creates a user.</summary>
internal static class CreateUser
{
    public static Outcome<UserReply> Run(CreateUserRequest request, OperationContext context)
    {
        if (ActorName.Fault(request.Name, "user", "anna") is { } fault)
        {
            return fault;
        }

        // The audit log could not tell them apart.
        if (!context.Store.Keys.List().TryGet(out var keys, out var problem))
        {
            return problem;
        }

        var now = context.Now.ToDateTimeOffset();
        if (keys.Exists(key => string.Equals(key.Name, request.Name, StringComparison.OrdinalIgnoreCase) && !key.IsOver(now)))
        {
            return new Problem(ErrorType.Conflict, $"A key has the name “{request.Name}” already.")
            {
                Hint = "The audit log tells callers apart by their names: take another one.",
            };
        }

        if (!NewPassword.Hash(request.Password, request.Name, context).TryGet(out var hash, out problem))
        {
            return problem;
        }

        return UserRows.Reply(context.Store.Users.Add(new User
        {
            Name = request.Name,
            Role = request.Role,
            Created = now,
            PasswordSet = now,
            Stamp = FreshStamp.Of(context),
            Hash = hash,
        }));
    }
}
