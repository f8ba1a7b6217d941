using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Every backup that a document could be restored from.</summary>
internal sealed class BackupsCheck(CheckScope scope) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        foreach (var folder in (string[])[scope.Paths.Schedules, scope.Paths.Playlists, scope.Paths.Histories])
        {
            foreach (var name in scope.Disk.Names(folder).Where(name => name.EndsWith(StorePaths.BackupSuffix, StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder, name);
                var original = path[..^StorePaths.BackupSuffix.Length];
                var repair = () => PutAside(path, original);
                var suspect = folder == scope.Paths.Histories
                    ? Examine(path, repair, bytes => KeptHistoryDocument.Read(bytes))
                    : !ScheduleId.TryParse(Path.GetFileNameWithoutExtension(original), out _) ? null
                    : folder == scope.Paths.Schedules ? Examine(path, repair, bytes => ScheduleDocument.Read(bytes))
                    : Examine(path, repair, bytes => PlaylistFile.Read(bytes));
                scope.Counts = scope.Counts with { Backups = scope.Counts.Backups + 1 };
                if (suspect is not null)
                {
                    yield return suspect;
                }
            }
        }
    }

    private Suspect? Examine<T>(string path, Func<string?> repair, Func<byte[], T> read)
        where T : notnull => scope.Examine(
            "backup",
            new StoredDocument<T>(path, $"The backup {scope.Paths.Relative(path)}", read),
            FindingSeverity.Warning,
            repair);

    // It gets the name of a damaged document, so that deleting the document deletes it as well.
    private string? PutAside(string path, string original)
    {
        using var change = scope.BeginLocked();
        if (change is null || !scope.Disk.Exists(path) || !scope.Reader.Has(original))
        {
            return null;
        }

        var aside = change.AsideName(original);
        scope.Disk.WriteAt(StorePaths.QuarantineMark(Path.GetDirectoryName(path)!), 0, [], flush: false);
        change.MoveAside(path, aside);
        change.Audit([scope.Paths.Relative(path)], action: "put_aside");
        change.Commit();
        return $"It was put aside as {scope.Paths.Relative(aside)}.";
    }
}
