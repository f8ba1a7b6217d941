using System.Collections.Immutable;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage;

/// <summary>The users at one moment.</summary>
/// <param name="Users">In order of creation; none if they could not be read.</param>
/// <param name="Place">Where they are, for the log.</param>
public sealed record UserSnapshot(ImmutableArray<User> Users, string Place)
{
    /// <summary>Why they could not be read, as a sentence for the log; null: they could.</summary>
    public string? Failure { get; init; }
}
