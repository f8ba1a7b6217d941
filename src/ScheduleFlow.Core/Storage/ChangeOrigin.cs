using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>Whose change it is, for the audit log.</summary>
/// <param name="Now">The operation's now.</param>
/// <param name="Verb">The operation.</param>
/// <param name="RequestId">Joins it with the logs; null where nobody gave one.</param>
/// <param name="Actor">Who asked, such as <c>editor@127.0.0.1</c>; null: whoever ran the program.</param>
internal sealed record ChangeOrigin(Instant Now, string Verb, string? RequestId, string? Actor)
{
    // Words that stand for callers without a name: of these one is told from another by the address.
    private static readonly string[] Nameless = ["none", ApiKeyRoles.Viewer, ApiKeyRoles.Editor];

    /// <summary>The files that it was read from.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>
    /// Who asked, without the address, for whoever may read the schedules: the name of a user or a key, or the role of a
    /// caller without one; null: whoever ran the program in a shell.
    /// </summary>
    public string? Name => Actor?.Split('@', 2)[0];

    /// <summary>
    /// Whose kept replies these are: the owner of a key or a user, from wherever; callers without a name by their address;
    /// empty for whoever ran the program in a shell.
    /// </summary>
    public string Caller =>
        Actor?.Split('@', 2) is not [var name, ..] ? ""
        : Nameless.Contains(name) ? Actor
        : name;
}
