using System.Text.Json;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>Applies the record of a change; under the store's lock.</summary>
internal static class CommitApplier
{
    /// <summary>Completes a change that a dead process has committed but not applied, if there is one.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="asideName">Makes the new name of a damaged record.</param>
    /// <param name="report">Gets a notice if something could not be completed.</param>
    /// <exception cref="NewerSchemaException">A newer program wrote the record.</exception>
    public static void Complete(IDisk disk, StorePaths paths, Func<string, string> asideName, Action<Notice> report)
    {
        if (!disk.Exists(paths.Commit))
        {
            return;
        }

        CommitRecord record;
        try
        {
            record = CommitRecord.Read(disk.ReadAll(paths.Commit));
        }
        catch (JsonException)
        {
            var aside = asideName(paths.Commit);
            disk.Rename(paths.Commit, aside);
            disk.FlushFolder(paths.Root);
            report(new Notice(
                NoticeKind.IncompleteChange,
                paths.Relative(paths.Commit),
                $"The record of a change that was under way is damaged; it was put aside as {paths.Relative(aside)}, "
                + "and the change may be incomplete."));
            return;
        }

        Apply(disk, paths, record, report, isAgain: true);
    }

    /// <summary>Applies the change's files, then its journals, then deletes the record. Every step may have been done already.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="record">What to do.</param>
    /// <param name="report">Gets a notice if something could not be completed.</param>
    /// <param name="isAgain">Whether another process may have done a part of it, perhaps with a power cut since.</param>
    public static void Apply(IDisk disk, StorePaths paths, CommitRecord record, Action<Notice> report, bool isAgain = false)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var move in record.Moves)
        {
            var (from, to) = (paths.Absolute(move.From), paths.Absolute(move.To));

            // If it is there already, the old name belongs to the file that replaced it.
            if (!disk.Exists(to) && disk.Exists(from))
            {
                disk.Rename(from, to);
            }

            folders.Add(Path.GetDirectoryName(to)!);
        }

        foreach (var delete in record.Deletes)
        {
            var path = paths.Absolute(delete);
            disk.Delete(path);
            folders.Add(Path.GetDirectoryName(path)!);
        }

        foreach (var folder in record.Folders)
        {
            var path = paths.Absolute(folder);
            disk.DeleteFolder(path);
            folders.Add(Path.GetDirectoryName(path)!);
        }

        foreach (var rename in record.Renames)
        {
            var (from, to) = (paths.Absolute(rename.From), paths.Absolute(rename.To));
            if (disk.Exists(from))
            {
                disk.Rename(from, to);
            }
            else if (!disk.Exists(to))
            {
                // The staged file never reached the disk. If it was the only one, the change did not happen.
                if (record.IsSingleFile)
                {
                    disk.Delete(paths.Commit);
                    return;
                }

                report(new Notice(NoticeKind.IncompleteChange, rename.To, $"A change was interrupted, and its file {rename.To} is lost."));
            }

            folders.Add(Path.GetDirectoryName(to)!);
        }

        // This includes the data folder if files in it changed: their names must be on disk before the record is deleted.
        foreach (var folder in folders)
        {
            disk.FlushFolder(folder);
        }

        Append(disk, paths.ScheduleIndex, record.Index, isAgain, paths.IsPrivate(paths.ScheduleIndex));
        Append(disk, paths.Audit, record.Audit, isAgain, paths.IsPrivate(paths.Audit));
        disk.Delete(paths.Commit);
    }

    private static void Append(IDisk disk, string journal, CommitRecord.JournalAppend? append, bool isAgain, bool isPrivate)
    {
        if (append is null)
        {
            return;
        }

        disk.CreateFolder(Path.GetDirectoryName(journal)!);
        if (isPrivate && !disk.Exists(journal))
        {
            disk.CreatePrivate(journal).Dispose();
        }

        var lines = append.Lines;
        if (isAgain)
        {
            // What the dead process had written is removed. After a power cut the journal may be shorter than when the
            // record was made, or end within a line.
            disk.WriteAt(journal, append.At, [], flush: false);
            if (!disk.End(journal).EndsLine && lines.Span[0] != '\n')
            {
                lines = (byte[])[(byte)'\n', .. lines.Span];
            }
        }

        disk.WriteAt(journal, append.At, lines.Span, append.Flush);
    }
}
