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

    /// <summary>For everybody, as often as they like.</summary>
    public static void Probe(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.Map(path, answer).AsProbe();

    /// <inheritdoc cref="Probe"/>
    public static IEndpointConventionBuilder AsProbe(this IEndpointConventionBuilder endpoint)
        => endpoint.WithMetadata(new HttpMethodMetadata(GetOrHead)).AllowAnonymous().DisableRateLimiting();

    /// <summary>For viewers.</summary>
    public static void Get(this IEndpointRouteBuilder routes, string path, EndpointScope scope, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).WithMetadata(scope).RequireAuthorization(Policies.Viewer);

    /// <summary>Deleting what can be had again, for editors.</summary>
    public static void DeleteAsEditor(this IEndpointRouteBuilder routes, string path, EndpointScope scope, RequestDelegate answer)
        => routes.MapDelete(path, answer).WithMetadata(scope).RequireAuthorization(Policies.Editor);

    /// <summary>A part of the path that the route guarantees.</summary>
    public static string PathValue(this HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>A query parameter, or null where it is absent or empty; of several the first.</summary>
    public static string? QueryValue(this HttpContext http, string name)
        => http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
