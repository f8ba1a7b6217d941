using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The users in the data folder.</summary>
internal sealed class FileUserStore(StoreFolder folder) : IUserStore
{
    private PrivateList<User> Users => new(folder, folder.Documents.Users, UserDocument.Write);

    public Outcome<ImmutableList<User>> List() => folder.Guard(Read);

    /// <summary>The same, for callers inside the store's <see cref="StoreFolder.Guard"/>.</summary>
    public Outcome<ImmutableList<User>> Read() => Users.Read();

    public Outcome<User> Add(User user) => Users.Change<User>(users =>
        users.Find(other => other.IsNamed(user.Name)) is { } other
                ? new Problem(ErrorType.Conflict, $"A user “{other.Name}” exists already.")
                {
                    Hint = "Change that one (set-password, update-user), or choose another name.",
                }
        : users.Count >= UserFile.MaxUsers ? new Problem(ErrorType.TooLarge, $"There are {UserFile.MaxUsers} users already.")
        : (users.Add(user), user, [user.Name]));

    public Outcome<User> Change(string name, Func<User, User> change) => Users.Change<User>(users =>
    {
        var index = users.FindIndex(user => user.IsNamed(name));
        if (index < 0)
        {
            return new Problem(ErrorType.NotFound, $"There is no user “{name}”.") { Hint = "list-users shows them." };
        }

        var changed = change(users[index]);
        var after = changed == users[index] ? users : users.SetItem(index, changed);
        return folder.Origin.Actor is not null && users.Exists(IsAdmin) && !after.Exists(IsAdmin)
            ? new Problem(ErrorType.Conflict, $"“{changed.Name}” is the last admin.")
            {
                Hint = "Make another one first; or do it in a shell on the server, where admins can be made at any time.",
            }
            : (after, changed, [changed.Name]);
    });

    private static bool IsAdmin(User user) => user.Role == ApiKeyRoles.Admin && user.Disabled is null;
}
