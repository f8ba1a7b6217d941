using Microsoft.AspNetCore.Authentication;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security.Sessions;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>GET /api/session/oidc: sends the browser to the provider, where one is configured.</summary>
internal static class ProviderEndpoints
{
    public const string Path = "/api/session/oidc";

    public static void MapProvider(this IEndpointRouteBuilder routes) => routes.GetAnonymously(Path, http =>
        http.ChallengeAsync(Provider.Scheme, new AuthenticationProperties { RedirectUri = ReturnPath.Of(http.QueryValue("return")) }));
}
