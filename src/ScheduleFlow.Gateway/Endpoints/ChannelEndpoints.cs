using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What is on.</summary>
internal static class ChannelEndpoints
{
    public static void MapChannels(this IEndpointRouteBuilder routes, Relay relay)
    {
        // What is on changes by itself, so it has no tag.
        routes.Get("/api/now", http => relay.SendAsync(http, new LaunchRequest(VerbNames.Now).With("channel", http.QueryValue("channel"))));
    }
}
