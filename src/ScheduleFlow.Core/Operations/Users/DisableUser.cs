using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Lets a user sign in no more. One who is disabled already stays as they are.</summary>
internal static class DisableUser
{
    public static Outcome<UserReply> Run(DisableUserRequest request, OperationContext context) =>
        UserRows.Reply(context.Store.Users.Change(
            request.Name,
            user => user.Disabled is null
                ? user with { Disabled = context.Now.ToDateTimeOffset(), Stamp = FreshStamp.Of(context) }
                : user));
}
