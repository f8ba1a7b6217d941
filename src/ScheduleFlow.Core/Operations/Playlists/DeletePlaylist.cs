using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Deletes one playlist.</summary>
internal static class DeletePlaylist
{
    public static Outcome<DeletePlaylistReply> Run(DeletePlaylistRequest request, OperationContext context) =>
        PlaylistRef.Find(request.Id, context).TryGet(out var id, out var problem)
            && context.Store.Playlists.Delete(id).TryGet(out var deleted, out problem)
            ? new DeletePlaylistReply { Deleted = deleted.ToString() }
            : problem;
}
