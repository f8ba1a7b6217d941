using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The settings in the data folder, which every worker minds; the gateway's own are fixed at its start.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes, Relay relay)
    {
        routes.Get("/api/config", http => relay.SendAsync(http, new LaunchRequest(VerbNames.ShowConfig)));
        routes.PostAsAdmin("/api/config", http => JsonRequests.SendAsync(http, relay, new LaunchRequest(VerbNames.SetConfig)));
    }
}
