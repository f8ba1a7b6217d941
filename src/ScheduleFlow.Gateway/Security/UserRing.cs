using System.Collections.Frozen;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Users;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The users of the store, as they are now (<see cref="FreshReading{T}"/>).</summary>
/// <remarks>Where the users cannot be read, no user can sign in, and the log says so.</remarks>
internal sealed class UserRing(IStoreWindow store, TimeProvider time, ILogger<UserRing> log)
{
    private readonly FreshReading<Known> _users =
        new(time, store.UserStamp, before => Read(store, before, log), static known => known.Failure is null);

    /// <summary>Whether there is any user, even a disabled one.</summary>
    public bool IsEmpty => _users.Current is { Users.Count: 0, Failure: null };

    /// <summary>The user of this name, in any case; null: there is none.</summary>
    public User? Find(string name) => _users.Current.Users.GetValueOrDefault(name);

    /// <summary>This gateway has added a user, who counts here at once.</summary>
    public void Forget() => _users.Forget();

    private static Known Read(IStoreWindow store, Known? before, ILogger log)
    {
        var read = store.ReadUsers();
        if (read.Failure is null)
        {
            log.UsersRead(read.Users.Length);
        }
        else if (before?.Failure != read.Failure)
        {
            log.UsersUnreadable(read.Failure, read.Place); // logged again only for another cause
        }

        return new Known(read.Users.ToFrozenDictionary(user => user.Name, StringComparer.OrdinalIgnoreCase), read.Failure);
    }

    private sealed record Known(FrozenDictionary<string, User> Users, string? Failure);
}
