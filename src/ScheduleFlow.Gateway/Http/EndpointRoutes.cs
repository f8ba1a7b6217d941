using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Maps a path with its method and the role it needs, in one line.</summary>
internal static class EndpointRoutes
{
    /// <summary>The methods of a read: every GET answers HEAD too.</summary>
    public static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>For everybody.</summary>
    public static void GetAnonymously(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).AllowAnonymous();

    /// <summary>For everybody, without a rate limit.</summary>
    public static void Probe(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.Map(path, answer).AsProbe();

    /// <inheritdoc cref="Probe"/>
    public static IEndpointConventionBuilder AsProbe(this IEndpointConventionBuilder endpoint)
        => endpoint.WithMetadata(new HttpMethodMetadata(GetOrHead)).AllowAnonymous().DisableRateLimiting();

    /// <summary>For viewers.</summary>
    public static void Get(this IEndpointRouteBuilder routes, string path, EndpointScope scope, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).WithMetadata(scope).RequireAuthorization(Policies.Viewer);

    /// <summary>For editors: a deletion that can be undone by doing the work again.</summary>
    public static void DeleteAsEditor(this IEndpointRouteBuilder routes, string path, EndpointScope scope, RequestDelegate answer)
        => routes.MapDelete(path, answer).WithMetadata(scope).RequireAuthorization(Policies.Editor);

    /// <summary>A part of the path that the route guarantees to exist.</summary>
    public static string PathValue(this HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>A query parameter, the first of several; null where it is absent or empty.</summary>
    public static string? QueryValue(this HttpContext http, string name)
        => http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
