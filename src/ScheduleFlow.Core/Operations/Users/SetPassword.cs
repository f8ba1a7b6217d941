using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Gives a user another password.</summary>
internal static class SetPassword
{
    public static Outcome<UserReply> Run(SetPasswordRequest request, OperationContext context) =>
        NewPassword.Hash(request.Password, request.Name, context).TryGet(out var hash, out var problem)
            ? UserRows.Reply(context.Store.Users.Change(request.Name, user => user with
            {
                Hash = hash,
                PasswordSet = context.Now.ToDateTimeOffset(),
                Stamp = FreshStamp.Of(context),
            }))
            : problem;
}
