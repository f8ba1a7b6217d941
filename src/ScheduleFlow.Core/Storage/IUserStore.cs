using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage;

/// <summary>The people who sign in with a password.</summary>
internal interface IUserStore
{
    /// <summary>All users, including disabled ones, in order of creation.</summary>
    Outcome<ImmutableList<User>> List();

    /// <summary>Adds a user. <c>conflict</c>: the name exists already.</summary>
    Outcome<User> Add(User user);

    /// <summary>
    /// Changes a user; the same one: no change. <c>not_found</c>: there is none of this name. <c>conflict</c>: who asks is not in a
    /// shell on the server, and no admin would be left.
    /// </summary>
    Outcome<User> Change(string name, Func<User, User> change);
}
