using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The playlists, one file each.</summary>
internal sealed class FilePlaylistStore(StoreFolder folder, FileReplyStore replies) : IPlaylistStore
{
    public Outcome<string> Add(Playlist playlist, NamedContent? export = null, KeptReply? kept = null) => folder.Guard<string>(() =>
    {
        var path = PathOf(playlist.Id);
        using var change = folder.Begin();
        change.Stage(path, output => PlaylistFile.Write(output, playlist));
        if (export is not null)
        {
            change.Stage(folder.Paths.Export(export.Name), export.Write);
        }

        replies.Stage(change, kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (replies.Refusal(kept) is { } refused)
        {
            return refused;
        }

        if (folder.Disk.Exists(path))
        {
            return new Problem(ErrorType.Conflict, $"A playlist with the id {playlist.Id} exists already.");
        }

        var file = export is null ? null : folder.Paths.Export(export.Name);
        change.Audit(
            [playlist.Id.ToString(), .. file is null ? Array.Empty<string>() : [folder.Paths.Relative(file)]],
            bytes: file is null ? null : change.BytesOf(file));
        change.Commit();
        replies.DropExpired(kept);
        return path;
    });

    public string PathOf(ScheduleId id) => folder.Paths.Playlist(id);

    public Outcome<Playlist> Load(ScheduleId id) => folder.Guard(() =>
    {
        var document = folder.Documents.Playlist(id);
        return folder.Recovery.Load(
            document,
            Absent(id),
            backup => Mended.FromBackup(document, backup, "The playlist before its last change was restored."));
    });

    public Outcome<ImmutableArray<PlaylistSummary>> List() => folder.Guard<ImmutableArray<PlaylistSummary>>(() =>
    {
        var summaries = new List<PlaylistSummary>();
        var files = folder.Reader.Documents(folder.Paths.Playlists);
        foreach (var id in files.Ids)
        {
            if (Load(id).TryGet(out var playlist, out var problem))
            {
                summaries.Add(new PlaylistSummary(playlist.Id, playlist.Name, playlist.Items.Length, playlist.Imported));
            }
            else if (problem.Type != ErrorType.NotFound)
            {
                folder.Notices.Add(Notice.Unreadable(folder.Paths.Relative(PathOf(id)), problem));
            }
        }

        foreach (var name in files.Lost())
        {
            folder.Notices.Add(Notice.Lost("playlist", folder.Paths.Relative(Path.Combine(folder.Paths.Playlists, name))));
        }

        return summaries.OrderBy(playlist => playlist.Imported).ThenBy(playlist => playlist.Id).ToImmutableArray();
    });

    // Its backup and its damaged copies are deleted, too, so that no recovery can bring it back.
    public Outcome<ScheduleId> Delete(ScheduleId id) => folder.Guard<ScheduleId>(() =>
    {
        if (!Exists(id))
        {
            return Absent(id);
        }

        using var change = folder.Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!Exists(id))
        {
            return Absent(id);
        }

        var path = PathOf(id);
        change.Delete(path);
        change.Delete(StorePaths.Backup(path));
        foreach (var copy in folder.Reader.Quarantined(path))
        {
            change.Delete(copy);
        }

        change.Audit([id.ToString()]);
        change.Commit();
        return id;
    });

    // Whether there is a playlist, even if only a damaged copy that was put aside.
    private bool Exists(ScheduleId id) => folder.Reader.Has(PathOf(id)) || folder.Reader.Quarantined(PathOf(id)).Count > 0;

    private static Problem Absent(ScheduleId id) => new(ErrorType.NotFound, $"There is no playlist {id}.")
    {
        Hint = "list-playlists (GET /api/playlists) shows the ids.",
    };
}
