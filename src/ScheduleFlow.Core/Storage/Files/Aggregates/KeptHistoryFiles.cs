using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// What is kept of the channels' history, a file for each. A store of an older program has none of them: then it follows from
/// what is there (<see cref="OlderTimelines"/>), until the timelines are written.
/// </summary>
internal sealed class KeptHistoryFiles(StoreFolder folder)
{
    /// <summary>What is kept of a channel; a damaged file is put aside and replaced with its backup.</summary>
    public Outcome<KeptHistory> Load(string channel)
    {
        var document = folder.Documents.History(channel);
        if (IsThere(document))
        {
            return Recovered(document.Path);
        }

        KeptHistory? older = null;
        if (channel == ChannelTimeline.DefaultChannel && !folder.Reader.Has(folder.Paths.Timelines)
            && !new OlderTimelines(folder).Kept().TryGet(out older, out var problem))
        {
            return problem;
        }

        // Another process may have written it while what it follows from was read.
        return IsThere(document) ? Recovered(document.Path) : older ?? KeptHistory.Empty(channel);
    }

    /// <summary>The same by its file.</summary>
    public Outcome<KeptHistory> Recovered(string path)
    {
        var document = StoreDocuments.HistoryAt(path);
        return folder.Recovery.Load(
            document,
            new Problem(ErrorType.Unavailable, "The history has changed just now.") { Hint = "Try again." },
            backup => Mended.FromBackup(document, backup, "What it held before its last change was restored."));
    }

    /// <summary>The revision of what is kept, <see cref="KeptHistory.LostRevision"/> where it cannot be read.</summary>
    public long RevisionOf(string channel) =>
        folder.Reader.Has(folder.Paths.History(channel))
            ? folder.Reader.ReadOrNull(folder.Documents.History(channel))?.Revision ?? KeptHistory.LostRevision
            : Load(channel).TryGet(out var history, out _) ? history.Revision : KeptHistory.LostRevision;

    /// <summary>
    /// Under the lock: what is kept of a channel, to be changed. A damaged file is put aside with the change, and the backup
    /// is gone on with; without one, the history begins anew.
    /// </summary>
    public Outcome<KeptHistory> ToChange(Change commit, string channel)
    {
        var document = folder.Documents.History(channel);
        if (folder.Reader.Read(document.Path) is not { } bytes)
        {
            return folder.Reader.Quarantined(document.Path).Count == 0 ? KeptHistory.Empty(channel) : Anew(channel);
        }

        var read = document.Parse(bytes, out var damage);
        if (damage is null)
        {
            return read;
        }

        var aside = folder.PutAside(commit, document.Path);
        var backup = folder.Reader.ReadOrNull(document with { Path = StorePaths.Backup(document.Path) });
        var done = backup is null ? "It begins anew." : "What it held before its last change was restored.";
        folder.Notices.Add(new Notice(
            NoticeKind.Recovered,
            folder.Paths.Relative(document.Path),
            $"{document.What} was damaged. {done} The damaged file was put aside as {aside}."));
        return backup ?? Anew(channel);
    }

    /// <summary>Under the lock: writes what is kept of a channel.</summary>
    public void Stage(Change commit, KeptHistory history)
    {
        var document = folder.Documents.History(history.Channel);
        commit.Stage(document.Path, output => KeptHistoryDocument.Write(output, history));
        if (folder.Reader.Read(document.Path) is { } before && document.Parse(before, out var damage) is var _ && damage is null)
        {
            commit.StageBackup(document.Path, before);
        }
    }

    private bool IsThere(StoredDocument<KeptHistory> document) =>
        folder.Reader.Has(document.Path) || folder.Reader.Quarantined(document.Path).Count > 0;

    // At a revision that the lost history cannot have had, so that whoever filled from that one must fill again.
    private KeptHistory Anew(string channel) => KeptHistory.Empty(channel) with { Revision = folder.Origin.Now.UnixSeconds };
}
