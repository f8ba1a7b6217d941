using Microsoft.AspNetCore.Authorization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Middleware: a key with a scope may do only what the scope covers. The route is checked here; the channels that a request
/// names are checked when it is read (<see cref="RefusalOf"/>).
/// </summary>
internal sealed class ScopeGate(RequestDelegate next)
{
    private const string Refused = "The API key may not do this: ";

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && KeyScope.Of(http.User) is { IsAll: false } scope
        && Problem(endpoint.Metadata.GetMetadata<EndpointScope>(), scope) is { } problem
            ? Refusal.Set(http, problem, RefusalReason.Scope)
            : next(http);

    /// <summary>Refuses a request, once it has been read, about channels outside the scope of the caller's key.</summary>
    /// <returns>Null: it is not refused.</returns>
    public static Problem? RefusalOf(HttpContext http, Request request)
    {
        if (KeyScope.Of(http.User) is not { Channels: { IsEmpty: false } channels } || request.Operation.IsOfNoChannel)
        {
            return null;
        }

        var named = request.Values.Where(value => EndpointScope.NamesChannel(value.Option)).Select(value => value.Text).ToList();
        var problem = named.Count == 0
            ? Forbidden("it is for some channels only, and this is about all.", $"Name one of them: {string.Join(", ", channels)}.")
            : named.Find(channel => !channels.Contains(channel)) is { } other
                ? Forbidden($"it is not for the channel “{other}”.", OnlyFor(channels))
                : null;
        if (problem is not null)
        {
            http.Features.Set(new Refusal(problem, RefusalReason.Scope));
        }

        return problem;
    }

    private static Problem? Problem(EndpointScope? endpoint, KeyScope scope) =>
        endpoint is null ? Forbidden("it has a scope, and this is for keys without one.", null)
        : endpoint.GivesRights ? Forbidden("it has a scope, and could give itself more than that.", "Use a key without a scope.")
        : !scope.Verbs.IsEmpty && !endpoint.Names.Any(name => scope.Verbs.Contains(name))
            ? Forbidden($"its verbs do not include “{endpoint.Names[0]}”.", $"Its verbs are {string.Join(", ", scope.Verbs)}.")
        : !scope.Channels.IsEmpty && !endpoint.IsOfNoChannel && !endpoint.NamesChannels
            ? Forbidden("it is for some channels only, and this is about more than one of them.", OnlyFor(scope.Channels))
        : null;

    private static string OnlyFor(IEnumerable<string> channels) => $"Its channels are {string.Join(", ", channels)}.";

    private static Problem Forbidden(string why, string? hint) => new(ErrorType.Forbidden, Refused + why) { Hint = hint };
}
