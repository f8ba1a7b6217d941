using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Http;

/// <summary>Maps a path with its method and the role it needs, in one line.</summary>
internal static class EndpointRoutes
{
    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>For everybody.</summary>
    public static void GetAnonymously(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).AllowAnonymous();

    /// <summary>For everybody, as often as they like.</summary>
    public static void Probe(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.Map(path, answer).AsProbe();

    /// <inheritdoc cref="Probe"/>
    public static void AsProbe(this IEndpointConventionBuilder endpoint)
        => endpoint.WithMetadata(new HttpMethodMetadata(GetOrHead)).AllowAnonymous().DisableRateLimiting();

    /// <summary>For viewers.</summary>
    public static void Get(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).RequireAuthorization(Policies.Viewer);

    /// <summary>Reading, for admins.</summary>
    public static void GetAsAdmin(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).RequireAuthorization(Policies.Admin);

    /// <summary>For whoever may ask the tuner.</summary>
    public static void GetForTuner(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapMethods(path, GetOrHead, answer).RequireAuthorization(Policies.Tuner);

    /// <summary>For editors.</summary>
    public static void Post(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapPost(path, answer).RequireAuthorization(Policies.Editor);

    /// <summary>Changing the server itself, for admins.</summary>
    public static void PostAsAdmin(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapPost(path, answer).RequireAuthorization(Policies.Admin);

    /// <summary>For editors.</summary>
    public static void Put(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapPut(path, answer).RequireAuthorization(Policies.Editor);

    /// <summary>Deleting what can be had again, for editors.</summary>
    public static void DeleteAsEditor(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapDelete(path, answer).RequireAuthorization(Policies.Editor);

    /// <summary>Deleting, for admins.</summary>
    public static void Delete(this IEndpointRouteBuilder routes, string path, RequestDelegate answer)
        => routes.MapDelete(path, answer).RequireAuthorization(Policies.Admin);

    /// <summary>A part of the path that the route guarantees.</summary>
    public static string PathValue(this HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>A query parameter, or null where it is absent or empty; of several the first.</summary>
    public static string? QueryValue(this HttpContext http, string name)
        => http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
