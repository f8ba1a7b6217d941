using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Playlists;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>
/// A new playlist for the store. The same content under the same seed and time gets the same id, or the next free one.
/// </summary>
internal static class NewPlaylist
{
    /// <summary>Makes the playlist and adds it.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="name">Its name.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="add">Stores it.</param>
    public static Outcome<Reply> Add(
        PlaylistDocument document, string name, OperationContext context, Func<Playlist, Outcome<Reply>> add) =>
        context.Add(() => From(document, name, context), playlist => playlist.Id, add);

    private static Playlist From(PlaylistDocument document, string name, OperationContext context) => new(
        context.NewPlaylistId($"playlist/{name}/{document.Items.Length}/{document.Items[0].Url}"), name, context.Now, document.Items);
}
