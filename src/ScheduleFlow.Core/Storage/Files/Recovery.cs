using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// What becomes of a damaged document (docs/storage.md, "A damaged file"): it is put aside under a name that says so, and
/// what can take its place does, in one change. Whoever finds the damage does it, unless others are writing just then.
/// </summary>
internal sealed class Recovery(IDisk disk, StorePaths paths, Func<Change> begin, Action<string> report)
{
    /// <summary>How long to wait for others; default: not at all, as whoever only reads waits for nobody.</summary>
    public TimeSpan MaxWait { get; set; }

    /// <param name="document">The damaged document.</param>
    /// <param name="place">Where it is damaged.</param>
    /// <param name="mend">What takes its place, from the backup's bytes (null where there is none); null: nothing can.</param>
    /// <returns>The document as it is now, or <c>store_corrupt</c> with what was done in the details.</returns>
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

            // Somebody may have mended it meanwhile.
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

        var done = $"Damaged at {place}. The damaged file was put aside as {paths.Relative(aside)}.";
        if (mended is null)
        {
            return document.Damaged(done);
        }

        report($"{document.What} was damaged. {mended.Sentence} The damaged file was put aside as {paths.Relative(aside)}.");
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
