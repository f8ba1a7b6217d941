using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage;

/// <summary>The people who sign in with a password.</summary>
internal interface IUserStore
{
    /// <summary>All of them, the disabled ones too, in order of creation.</summary>
    Outcome<ImmutableList<User>> List();

    /// <summary>Adds a user. <c>conflict</c> where one with the name exists.</summary>
    Outcome<User> Add(User user);

    /// <summary>Changes a user; the same one for no change. <c>not_found</c> where there is none with this name.</summary>
    Outcome<User> Change(string name, Func<User, User> change);
}
