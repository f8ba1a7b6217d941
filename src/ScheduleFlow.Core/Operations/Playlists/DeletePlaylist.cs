using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Deletes one playlist.</summary>
internal static class DeletePlaylist
{
    public static Outcome<DeletePlaylistReply> Run(DeletePlaylistRequest request, OperationContext context) =>
        PlaylistIdText.Parse(request.Id).TryGet(out var id, out var problem)
            && context.Store.Playlists.Delete(id).TryGet(out var deleted, out problem)
            ? new DeletePlaylistReply { Deleted = deleted.ToString() }
            : problem;
}
