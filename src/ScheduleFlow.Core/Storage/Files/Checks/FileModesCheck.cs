using System.Collections.Immutable;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>
/// Who else may read or write the store's files and the logs: for keys, users, the audit log, settings and logs nobody
/// but their owner; for the rest the owner's group may read.
/// </summary>
/// <param name="scope">The store.</param>
/// <param name="logs">The log files, absolute; with them those that were put aside.</param>
internal sealed class FileModesCheck(CheckScope scope, ImmutableArray<string> logs) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        foreach (var path in PrivateFiles())
        {
            if (IsTooOpen(path, FileModes.Private))
            {
                yield return new Suspect(() => Private(path)) { Repair = () => Mend([path], FileModes.Private) };
            }
        }

        if (Open(Files(), FileModes.Shared) is { IsEmpty: false })
        {
            yield return new Suspect(() => Finding("file-open", "file", Open(Files(), FileModes.Shared)))
            {
                Repair = () => Mend(Open(Files(), FileModes.Shared), FileModes.Shared),
            };
        }

        if (Open(Folders(), FileModes.SharedFolder) is { IsEmpty: false })
        {
            yield return new Suspect(() => Finding("folder-open", "folder", Open(Folders(), FileModes.SharedFolder)))
            {
                Repair = () => Mend(Open(Folders(), FileModes.SharedFolder), FileModes.SharedFolder),
            };
        }
    }

    private StoreFinding? Private(string path) => !IsTooOpen(path, FileModes.Private) ? null : new StoreFinding(
        "private-file-open",
        FindingSeverity.Error,
        scope.Paths.Relative(path),
        "Others than its owner may read or write this file.")
    {
        IsRepairable = true,
        Remedy = "chmod 0600, or doctor --security --repair. If others had access, replace the keys and passwords in it.",
    };

    private StoreFinding? Finding(string id, string what, ImmutableArray<string> open) => open.IsEmpty ? null : new StoreFinding(
        id,
        FindingSeverity.Warning,
        ".",
        "Every user of this machine may read, or others than the owner may write, "
        + $"{CheckScope.Few([.. open.Select(scope.Paths.Relative)], what)}.")
    {
        IsRepairable = true,
        Remedy = "chmod o-rwx,g-w, or doctor --security --repair; run the programs with umask 027 where other tools write here too.",
    };

    private ImmutableArray<string> Open(IEnumerable<string> paths, UnixFileMode most) => [.. paths.Where(path => IsTooOpen(path, most))];

    private bool IsTooOpen(string path, UnixFileMode most) => scope.Volume.Mode(path) is { } mode && (mode & FileModes.All & ~most) != 0;

    private string Mend(ImmutableArray<string> paths, UnixFileMode most)
    {
        foreach (var path in paths)
        {
            if (scope.Volume.Mode(path) is { } mode)
            {
                scope.Volume.SetMode(path, mode & most);
            }
        }

        using var change = scope.BeginLocked();
        change?.Audit(paths.Select(scope.Paths.Relative), action: "mode_set");
        change?.Commit();
        return "The others' rights were taken away.";
    }

    private IEnumerable<string> PrivateFiles() => AllFiles().Where(scope.Paths.IsPrivate).Concat(logs.SelectMany(WithAside));

    private IEnumerable<string> Files() => AllFiles().Where(path => !scope.Paths.IsPrivate(path));

    private IEnumerable<string> AllFiles() =>
        Folders().SelectMany(folder => scope.Disk.Names(folder).Select(name => Path.Combine(folder, name)));

    private IEnumerable<string> Folders() => StoreTree.Folders(scope.Disk, scope.Paths, [])
        .Append(scope.Paths.InFlight)
        .Where(folder => scope.Volume.Mode(folder) is not null);

    // scheduleflow.log, and scheduleflow.log.1 ….
    private IEnumerable<string> WithAside(string log) => Path.GetDirectoryName(log) is { Length: > 0 } folder
        ? scope.Disk.Names(folder)
            .Where(name => name.StartsWith(Path.GetFileName(log), StringComparison.Ordinal))
            .Select(name => Path.Combine(folder, name))
        : [];
}
