using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Recovery;

/// <summary>
/// The recovery of a damaged document (docs/storage.md, "A damaged file"): it is put aside under a name that says so, and
/// replaced if possible, in one change. The process that finds the damage does it, unless others are writing.
/// </summary>
internal sealed class DocumentRecovery(IDisk disk, StorePaths paths, StoreReader reader, NoticeLog notices, Func<Change> begin)
{
    /// <summary>How long to wait for others; default: not at all, as readers do not wait.</summary>
    public TimeSpan MaxWait { get; set; }

    /// <summary>Reads a document; a damaged one is recovered.</summary>
    /// <param name="document">Where it is and how it is read.</param>
    /// <param name="absent">The problem if there is none, not even a damaged one.</param>
    /// <param name="mend">As for <see cref="Recover"/>.</param>
    public Outcome<T> Load<T>(StoredDocument<T> document, Problem absent, Func<byte[]?, Mended<T>?> mend)
        where T : notnull
    {
        byte[]? bytes;
        try
        {
            bytes = reader.Read(document.Path);
        }
        catch (UnauthorizedAccessException exception)
        {
            // This is not damage: the owner of the file can grant us access again.
            return DiskProblem.From(exception, paths.Relative(document.Path));
        }

        if (bytes is null)
        {
            return Absent(document, absent);
        }

        var parsed = document.Parse(bytes, out var place);
        return place is null ? parsed : Recover(document, place, mend);
    }

    /// <summary>The problem of a missing document: perhaps it was put aside.</summary>
    public Problem Absent<T>(StoredDocument<T> document, Problem absent)
        where T : notnull =>
        reader.Quarantined(document.Path) is [.., var last] ? document.PutAside(paths.Relative(last)) : absent;

    /// <param name="document">The damaged document.</param>
    /// <param name="place">Where it is damaged.</param>
    /// <param name="mend">Makes the replacement from the backup's bytes (null: there is no backup); null: it cannot.</param>
    /// <returns>The document as it is now, or <c>store_corrupt</c> with details of what was done.</returns>
    public Outcome<T> Recover<T>(StoredDocument<T> document, string place, Func<byte[]?, Mended<T>?> mend)
        where T : notnull
    {
        try
        {
            using var change = begin();
            if (!change.TryLock(MaxWait))
            {
                return document.Damaged($"Damaged at {place}. Others are writing to the store, so the file was left where it is for now.");
            }

            // Another process may have mended it meanwhile.
            if (ReadOrNull(document.Path) is { } bytes && document.Parse(bytes, out var still) is var now && still is null)
            {
                return now;
            }

            return PutAside(document, place, mend, change);
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return document.Damaged($"Damaged at {place}. The file could not be put aside and was left where it is.");
        }
    }

    private Outcome<T> PutAside<T>(StoredDocument<T> document, string place, Func<byte[]?, Mended<T>?> mend, Change change)
        where T : notnull
    {
        var aside = change.AsideName(document.Path);
        disk.WriteAt(StorePaths.QuarantineMark(Path.GetDirectoryName(document.Path)!), 0, [], flush: false);
        change.MoveAside(document.Path, aside);
        var mended = mend(ReadOrNull(StorePaths.Backup(document.Path)));
        if (mended is not null)
        {
            change.Stage(document.Path, mended.Write);
            if (mended.Summary is { } summary)
            {
                change.IndexReplaced(summary);
            }
        }
        else if (DocumentFiles.ScheduleOf(paths.Relative(document.Path)) is { } gone)
        {
            change.IndexDeleted([gone]);
        }

        change.Audit([paths.Relative(document.Path)], action: mended is null ? "put_aside" : "recovered");
        change.Commit();

        var name = paths.Relative(aside);
        if (mended is null)
        {
            return document.PutAside(name, place);
        }

        notices.Add(new Notice(
            NoticeKind.Recovered,
            paths.Relative(document.Path),
            $"{document.What} was damaged. {mended.Sentence} The damaged file was put aside as {name}."));
        return mended.Value;
    }

    private byte[]? ReadOrNull(string path)
    {
        try
        {
            return disk.ReadAll(path);
        }
        catch (Exception exception) when (DiskProblem.IsAbsence(exception))
        {
            return null;
        }
    }
}
