using System.Collections.Immutable;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The users: whether their file is damaged, or open to other users of the system.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Puts a damaged file aside; says what was done.</param>
internal sealed class UsersCheck(CheckScope scope, Func<string?> recover) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        if (scope.Examine("users", scope.Documents.Users, FindingSeverity.Error, recover, Content) is { } suspect)
        {
            yield return suspect;
        }
    }

    private StoreFinding? Content(ImmutableList<User> users, byte[] bytes)
    {
        scope.Counts = scope.Counts with { Users = users.Count };
        return scope.Volume.IsOpenToOthers(scope.Paths.Users)
            ? new StoreFinding(
                "users-open",
                FindingSeverity.Warning,
                scope.Paths.Relative(scope.Paths.Users),
                "Others than its owner may read or write the users' file: set its mode to 0600.")
            : null;
    }
}
