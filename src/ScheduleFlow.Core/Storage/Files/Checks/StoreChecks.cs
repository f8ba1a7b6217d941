using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>All checks, and how each kind of document is recovered: by reading it, as any reader does.</summary>
internal sealed class StoreChecks(
    StoreFolder folder,
    FileScheduleStore schedules,
    TimelineFiles timelines,
    FilePlaylistStore playlists,
    FileKeyStore keys,
    FileUserStore users,
    FileChannelStore channels,
    FileSettingsStore settings)
{
    /// <summary>The checks, in the order in which they look. <c>unavailable</c>: others are writing all the time.</summary>
    public Outcome<ImmutableArray<ICheck>> For(CheckScope scope)
    {
        if (CommitRecordCheck.IsNewer(scope))
        {
            // Only that program knows what the rest means.
            return ImmutableArray.Create<ICheck>(new PlaceCheck(scope), new CommitRecordCheck(scope));
        }

        if (folder.ReadSchedules(withIndex: true) is not { } present)
        {
            return StoreFolder.Busy();
        }

        var paths = folder.Paths;
        var index = new IndexCheck(scope, present);
        var published = new TimelinesCheck(
            scope,
            () => Done(paths.Timelines, timelines.Recovered()),
            path => Done(path, timelines.Histories.Recovered(path)),
            () => timelines.Remeasure().TryGet(out _, out _) ? "They were measured anew." : null);
        return ImmutableArray.Create<ICheck>(
            new PlaceCheck(scope),
            new CommitRecordCheck(scope),
            new TemporaryFilesCheck(scope),
            new SchedulesCheck(scope, present.Ids, id => Done(paths.Schedule(id), schedules.Load(id)), [index, published]),
            new RevisionsCheck(scope, RecoverRevision),
            published,
            new PlaylistsCheck(scope, id => Done(paths.Playlist(id), playlists.Load(id))),
            new RepliesCheck(scope, RecoverReply),
            new KeysCheck(scope, () => Done(paths.Keys, keys.Read())),
            new UsersCheck(scope, () => Done(paths.Users, users.Read())),
            new ChannelsCheck(
                scope,
                () => Done(paths.Channels, channels.Channels.Load()),
                () => Done(paths.LinkReport, channels.Links.Load()),
                () => Done(paths.Settings, settings.Document.Load())),
            new BackupsCheck(scope),
            index,
            new AuditCheck(scope),
            new NamesCheck(scope));
    }

    /// <summary>The same, and those that ask who may do what.</summary>
    public Outcome<ImmutableArray<ICheck>> WithSecurity(CheckScope scope)
    {
        if (!For(scope).TryGet(out var all, out var problem))
        {
            return problem;
        }

        var note = scope.ReadOrNull(scope.Paths.GatewayNote) is { } bytes ? GatewayNoteDocument.TryRead(bytes) : null;
        return all.AddRange(
            new FileModesCheck(scope, note?.Logs ?? []),
            new KeyAgesCheck(scope, () => scope.Reader.ReadOrNull(scope.Documents.Keys) ?? [], keys.LastUsed),
            new GatewayCheck(scope, note),
            new RuntimeCheck(scope, [("worker", Environment.Version.ToString()), ("gateway", note?.Runtime ?? "")]));
    }

    private string? RecoverRevision(ScheduleId id, long revision)
    {
        var document = folder.Documents.Revision(id, revision);
        var gone = new Problem(ErrorType.NotFound, $"{document.What} is gone.");
        return Done(document.Path, folder.Recovery.Load(document, gone, static _ => null));
    }

    private string? RecoverReply(string path)
    {
        var document = StoreDocuments.Reply(path);
        if (folder.Reader.Read(path) is not { } bytes)
        {
            return null;
        }

        document.Parse(bytes, out var place);
        return place is null ? null : Done(path, folder.Recovery.Recover(document, place, static _ => null));
    }

    // Reading a damaged document puts it aside, and reports that either way.
    private string? Done<T>(string path, Outcome<T> read)
        where T : notnull =>
        read.Problem is not { } problem ? folder.Notices.RecoveryOf(folder.Paths.Relative(path))
        : problem.Reason == ProblemReason.PutAside ? $"{problem.Details} There is nothing to restore it from."
        : null;
}
