using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Users;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>Users as replies show them.</summary>
internal static class UserRows
{
    public static UserRow Of(User user) => new()
    {
        Name = user.Name,
        Role = user.Role,
        State = user.Disabled is null ? "active" : "disabled",
        Created = Text(user.Created),
        PasswordSet = Text(user.PasswordSet),
        Disabled = user.Disabled is { } disabled ? Text(disabled) : null,
    };

    public static Outcome<UserReply> Reply(Outcome<User> changed) =>
        changed.TryGet(out var user, out var problem) ? new UserReply { User = Of(user) } : problem;

    private static string Text(DateTimeOffset time) => Instant.From(time).ToString();
}
