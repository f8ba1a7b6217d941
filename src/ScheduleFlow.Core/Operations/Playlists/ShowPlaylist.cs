using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Shows one playlist with its items.</summary>
internal static class ShowPlaylist
{
    public static Outcome<ShowPlaylistReply> Run(ShowPlaylistRequest request, OperationContext context)
    {
        if (!PlaylistRef.Find(request.Id, context).TryGet(out var id, out var problem)
            || !context.Store.Playlists.Load(id).TryGet(out var playlist, out problem))
        {
            return problem;
        }

        var notices = context.Store.Notices;
        return new ShowPlaylistReply
        {
            Id = playlist.Id.ToString(),
            Name = playlist.Name,
            Imported = playlist.Imported.ToString(),
            Count = playlist.Items.Length,
            Duration = (long)playlist.Duration.TotalSeconds,
            Items = playlist.Items.ToRows(item => new PlaylistItemRow(item.Url, item.Label, item.Duration?.TotalSeconds)),
            Warnings = notices.IsEmpty ? null : notices,
        };
    }
}
