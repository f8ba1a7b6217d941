using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The folder of backups.</summary>
internal sealed class FileBackupStore(StoreFolder folder) : IBackupStore
{
    private const string Extension = ".tar.gz";
    private const int MaxNameLength = 128;

    public Outcome<ImmutableArray<StoredFile>> List() => folder.Guard<ImmutableArray<StoredFile>>(() =>
        folder.Disk.Names(folder.Paths.Backups)
            .Where(IsName)
            .Select(name => folder.Disk.Describe(PathOf(name)))
            .OrderByDescending(file => file.Modified)
            .ThenByDescending(file => file.Name, StringComparer.Ordinal)
            .ToImmutableArray());

    public Outcome<StoredFile> Add(string name, Action<Stream> content) => folder.Guard(() =>
        folder.Disk.Exists(PathOf(name))
            ? new Problem(ErrorType.Conflict, $"A backup “{name}” exists already.")
            : folder.Publish(PathOf(name), content));

    public Outcome<Stream> Open(string name) => folder.Guard<Stream>(() =>
        IsThere(name) ? Outcome.Of(folder.Disk.OpenRead(PathOf(name))) : NoBackup(name));

    public Outcome<string> Delete(string name) => folder.Guard<string>(() =>
    {
        using var change = folder.Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (!IsThere(name))
        {
            return NoBackup(name);
        }

        change.Delete(PathOf(name));
        change.Audit([folder.Paths.Relative(PathOf(name))]);
        change.Commit();
        return name;
    });

    // A name with which nothing else than a file of this folder can be meant.
    private static bool IsName(string name) =>
        name.Length <= MaxNameLength
        && name.EndsWith(Extension, StringComparison.Ordinal)
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static Problem NoBackup(string name) =>
        new(ErrorType.NotFound, $"There is no backup “{name}” in the data folder.") { Hint = "list-backups shows them." };

    private bool IsThere(string name) => IsName(name) && folder.Disk.Exists(PathOf(name));

    private string PathOf(string name) => Path.Combine(folder.Paths.Backups, name);
}
