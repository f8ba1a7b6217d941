using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Lets a disabled user sign in again; the sessions of before stay ended.</summary>
internal static class EnableUser
{
    public static Outcome<UserReply> Run(EnableUserRequest request, OperationContext context) =>
        UserRows.Reply(context.Store.Users.Change(request.Name, user => user.Disabled is null ? user : user with { Disabled = null }));
}
