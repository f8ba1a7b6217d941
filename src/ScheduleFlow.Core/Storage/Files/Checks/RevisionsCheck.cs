using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Every earlier revision by itself, and files and folders that are none.</summary>
/// <param name="scope">The store.</param>
/// <param name="putAside">Puts a damaged revision aside; says so.</param>
internal sealed class RevisionsCheck(CheckScope scope, Func<ScheduleId, long, string?> putAside) : ICheck
{
    public IEnumerable<Suspect> Look() =>
        scope.Disk.Names(scope.Paths.Revisions).Where(name => DurableFile.TokenOf(name) is null)
            .Select(name => Suspected(() => Foreign(Path.Combine(scope.Paths.Revisions, name)))).OfType<Suspect>()
            .Concat(scope.Disk.Folders(scope.Paths.Revisions).SelectMany(LookInto));

    private IEnumerable<Suspect> LookInto(string name)
    {
        var folder = Path.Combine(scope.Paths.Revisions, name);
        if (!ScheduleId.TryParse(name, out var id) || name != id.ToString() || IsAlone(id))
        {
            StoreFinding? Alone() => scope.Disk.Names(folder).Any()
                ? new StoreFinding(
                    "revisions-alone",
                    FindingSeverity.Info,
                    scope.Paths.Relative(folder),
                    "Revisions of no schedule that there is. Nothing reads them.")
                : null;
            return Suspected(Alone) is { } alone ? [alone] : [];
        }

        return scope.Disk.Names(folder).Select(file => Look(id, Path.Combine(folder, file))).OfType<Suspect>();
    }

    private Suspect? Look(ScheduleId id, string path)
    {
        var name = Path.GetFileName(path);
        if (DocumentFiles.RevisionNumber(name) is not { } revision)
        {
            return name == Path.GetFileName(StorePaths.QuarantineMark("")) || DurableFile.TokenOf(name) is not null
                ? null
                : Suspected(() => StorePaths.IsAside(name) ? Quarantined(path) : Foreign(path));
        }

        scope.Counts = scope.Counts with { Revisions = scope.Counts.Revisions + 1 };
        return scope.Examine(
            "revision", scope.Documents.Revision(id, revision), FindingSeverity.Warning, () => putAside(id, revision));
    }

    // A damaged schedule that was put aside can be recovered from them.
    private bool IsAlone(ScheduleId id) =>
        !scope.Reader.Has(scope.Paths.Schedule(id)) && scope.Reader.Quarantined(scope.Paths.Schedule(id)).Count == 0;

    private StoreFinding? Foreign(string path) => !scope.Disk.Exists(path)
        ? null
        : new StoreFinding("foreign-file", FindingSeverity.Info, scope.Paths.Relative(path), "Not a file of the store. Nothing reads it.");

    private StoreFinding? Quarantined(string path) => !scope.Disk.Exists(path)
        ? null
        : new StoreFinding(
            "quarantined-file",
            FindingSeverity.Info,
            scope.Paths.Relative(path),
            "A damaged revision that was put aside. Nothing reads it: look at it, then delete it (delete-schedule deletes it, too).");

    private static Suspect? Suspected(Func<StoreFinding?> look) => look() is null ? null : new Suspect(look);
}
