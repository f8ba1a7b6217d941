using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Playlists: list, save, import.</summary>
internal static class PlaylistEndpoints
{
    public static void MapPlaylists(this IEndpointRouteBuilder routes, Relay relay, ImportRequests imports)
    {
        routes.Get("/api/playlists", http => relay.SendAsync(http, new LaunchRequest(VerbNames.ListPlaylists)));
        routes.Post("/api/save-playlist", http => JsonRequests.SendAsync(http, relay, VerbNames.SavePlaylist));
        routes.Post("/api/import-playlist", http => imports.SendAsync(http, new LaunchRequest(VerbNames.ImportPlaylist) { IsChange = true }, ImportOptions.Playlist));
    }
}
