using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Lists all playlists.</summary>
internal static class ListPlaylists
{
    public static Outcome<ListPlaylistsReply> Run(ListPlaylistsRequest request, OperationContext context)
    {
        if (!context.Store.Playlists.List().TryGet(out var playlists, out var problem))
        {
            return problem;
        }

        var notices = context.Store.Notices;
        return new ListPlaylistsReply
        {
            Playlists = playlists.ToRows(playlist =>
                new PlaylistRow(playlist.Id.ToString(), playlist.Name, playlist.Items, playlist.Imported.ToString())),
            Count = playlists.Length,
            Warnings = notices.IsEmpty ? null : notices,
        };
    }
}
