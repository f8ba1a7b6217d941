using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Playlists;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>A playlist as replies show it.</summary>
internal static class PlaylistReplies
{
    /// <param name="playlist">The stored playlist.</param>
    /// <param name="path">The file that it was written to, as the caller can open it.</param>
    /// <param name="notes">Oddities that were accepted.</param>
    public static PlaylistReply Of(Playlist playlist, string path, ImmutableArray<string> notes) => new()
    {
        PlaylistId = playlist.Id.ToString(),
        Name = playlist.Name,
        Items = playlist.Items.Length,
        Duration = (long)playlist.Duration.TotalSeconds,
        Path = path,
        Notes = notes.IsEmpty ? null : notes,
    };
}
