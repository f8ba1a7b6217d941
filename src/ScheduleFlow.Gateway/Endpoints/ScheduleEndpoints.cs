using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Calendars that are filled.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder routes, Relay relay)
    {
        routes.Post("/api/schedule-playlist", http => JsonRequests.SendAsync(http, relay, VerbNames.SchedulePlaylist));
    }
}
