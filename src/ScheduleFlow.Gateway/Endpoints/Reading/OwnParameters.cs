using System.Collections.Frozen;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.OpenApi;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>
/// Middleware: refuses an unknown query parameter on the gateway's own routes (<see cref="GatewayRoutes"/>), as operations
/// do on theirs.
/// </summary>
/// <remarks>
/// Probes and pages take any parameter: load balancers add some, and <c>?v=2</c> after the address of a page or a film
/// bypasses a cache.
/// </remarks>
internal sealed class OwnParameters(RequestDelegate next, GatewayOptions options)
{
    private static readonly FrozenDictionary<string, Operation> Strict = GatewayRoutes.All
        .Where(own => own.Route.Path.StartsWith("/api/", StringComparison.Ordinal) && own.Route.Role != Role.None)
        .ToFrozenDictionary(own => KeyOf(own.Route.Method, own.Route.Path), own => own.Operation);

    public Task InvokeAsync(HttpContext http) =>
        options.UnknownFields == UnknownFields.Error && http.Request.Query.Count > 0 && UnknownIn(http) is { } unknown
            ? ErrorReply.WriteAsync(http, new Problem(ErrorType.Validation, unknown.Message) { Hint = unknown.Hint })
            : next(http);

    private static UnknownName? UnknownIn(HttpContext http)
    {
        var method = HttpMethods.IsHead(http.Request.Method) ? HttpMethods.Get : http.Request.Method;
        if (http.GetEndpoint() is not RouteEndpoint endpoint
            || !Strict.TryGetValue(KeyOf(method, endpoint.RoutePattern.RawText), out var operation))
        {
            return null;
        }

        var known = operation.Options.Where(option => !option.IsOperand);
        return http.Request.Query.Keys.FirstOrDefault(name => known.All(option => option.Field != name)) is { } unknown
            ? UnknownName.Of("parameter", unknown, known)
            : null;
    }

    private static string KeyOf(string method, string? path) => $"{method} {path}";
}
