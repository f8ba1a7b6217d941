using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Every playlist by itself.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Puts a damaged playlist aside and restores what can be restored; says what was done.</param>
internal sealed class PlaylistsCheck(CheckScope scope, Func<ScheduleId, string?> recover) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        foreach (var id in scope.Reader.Documents(scope.Paths.Playlists).Ids)
        {
            var document = scope.Documents.Playlist(id) with { Read = static bytes => PlaylistFile.Read(bytes) };
            scope.Counts = scope.Counts with { Playlists = scope.Counts.Playlists + 1 };
            var suspect = scope.Examine(
                "playlist", document, FindingSeverity.Error, () => recover(id), (playlist, _) => Content(id, playlist));
            if (suspect is not null)
            {
                yield return suspect;
            }
        }
    }

    private StoreFinding? Content(ScheduleId id, Playlist playlist) => playlist.Id == id ? null
        : new StoreFinding(
            scope.Reader.Has(scope.Paths.Playlist(playlist.Id)) ? "playlist-duplicate" : "playlist-misnamed",
            FindingSeverity.Error,
            scope.Paths.Relative(scope.Paths.Playlist(id)),
            $"The file holds another playlist than its name says, {playlist.Id}. A repair puts it aside.")
        { IsRepairable = true };
}
