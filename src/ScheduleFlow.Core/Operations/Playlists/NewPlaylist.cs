using ScheduleFlow.Core.Playlists;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>A playlist to be stored, from what was read; the same reading under the same seed and now has the same id.</summary>
internal static class NewPlaylist
{
    public static Playlist From(PlaylistDocument document, string name, OperationContext context) => new(
        context.Ids.For($"playlist/{name}/{document.Items.Length}/{document.Items[0].Url}"), name, context.Now, document.Items);
}
