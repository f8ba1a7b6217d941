using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Lists the users: who may sign in, never how.</summary>
internal static class ListUsers
{
    public static Outcome<ListUsersReply> Run(ListUsersRequest _, OperationContext context) =>
        context.Store.Users.List().TryGet(out var users, out var problem)
            ? new ListUsersReply { Users = users.ToRows(UserRows.Of), Count = users.Count }
            : problem;
}
