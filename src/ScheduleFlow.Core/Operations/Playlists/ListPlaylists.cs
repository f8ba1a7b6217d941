using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Lists all playlists.</summary>
internal static class ListPlaylists
{
    public static Outcome<PlaylistListReply> Run(OperationContext context) =>
        context.Store.Playlists.List().TryGet(out var playlists, out var problem) ? new PlaylistListReply(playlists, context.Store.Notices) : problem;
}
