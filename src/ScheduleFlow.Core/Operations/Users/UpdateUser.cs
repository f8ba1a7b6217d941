using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Gives a user another role.</summary>
internal static class UpdateUser
{
    public static Outcome<UserReply> Run(UpdateUserRequest request, OperationContext context) =>
        UserRows.Reply(context.Store.Users.Change(
            request.Name,
            user => user.Role == request.Role ? user : user with { Role = request.Role, Stamp = FreshStamp.Of(context) }));
}
