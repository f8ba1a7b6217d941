using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Which keys with a scope an endpoint is for, as metadata of it. An endpoint without is for none of them, unless it is for
/// everybody.
/// </summary>
/// <param name="Names">The names by which the verbs of a key mean it; the first is its own.</param>
internal sealed record EndpointScope(params ImmutableArray<string> Names)
{
    /// <summary>Whether its request names the channels that it is about, so that the request itself is held against the scope.</summary>
    public bool NamesChannels { get; private init; }

    /// <summary>Whether it is about no channel.</summary>
    public bool IsOfNoChannel { get; init; }

    /// <summary>Whether somebody has more rights by it than before: no key with a scope may do that.</summary>
    public bool GivesRights { get; private init; }

    /// <summary>As the declaration says.</summary>
    public static EndpointScope Of(Operation operation, HttpRoute route) => new(operation.Name, ScopeNames.Of(operation.Area))
    {
        NamesChannels = operation.OptionsOf(route).Any(option => NamesChannel(option) && IsRead(route, option)),
        IsOfNoChannel = operation.IsOfNoChannel,
        GivesRights = operation.GivesRights,
    };

    /// <summary>Whether the value of an option is the id of a channel.</summary>
    public static bool NamesChannel(Option option) => option is { Type: OptionType.Id, Of: Noun.Channel };

    // What stands in a body that the worker reads, this gateway does not see.
    private static bool IsRead(HttpRoute route, Option option) =>
        route.InPath(option) is not null || route.Body is BodyKind.None or BodyKind.Fields or BodyKind.Document;
}
