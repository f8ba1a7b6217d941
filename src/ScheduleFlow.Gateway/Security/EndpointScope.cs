using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Endpoint metadata: which keys with a scope may use the endpoint. An endpoint without it is for no such key, unless it is
/// for everybody.
/// </summary>
/// <param name="Names">The names by which a key's verbs refer to the endpoint; the first is its own.</param>
internal sealed record EndpointScope(params ImmutableArray<string> Names)
{
    /// <summary>Whether its request names the channels that it is about, so that the request itself is checked against the scope.</summary>
    public bool NamesChannels { get; private init; }

    /// <summary>Whether it is about no channel.</summary>
    public bool IsOfNoChannel { get; init; }

    /// <summary>Whether it can give a caller more rights; no key with a scope may do that.</summary>
    public bool GivesRights { get; private init; }

    /// <summary>The scope that the declaration demands.</summary>
    public static EndpointScope Of(Operation operation, HttpRoute route) => new(operation.Name, ScopeNames.Of(operation.Area))
    {
        NamesChannels = !operation.IsOfAllChannels
            && operation.OptionsOf(route).Any(option => NamesChannel(option) && IsRead(route, option)),
        IsOfNoChannel = operation.IsOfNoChannel,
        GivesRights = operation.GivesRights,
    };

    /// <summary>Whether the value of an option is the id of a channel.</summary>
    public static bool NamesChannel(Option option) => option is { Type: OptionType.Id, Of: Noun.Channel };

    // This gateway does not see the contents of a body that the worker reads.
    private static bool IsRead(HttpRoute route, Option option) =>
        route.InPath(option) is not null || route.Body is BodyKind.None or BodyKind.Fields or BodyKind.Document;
}
