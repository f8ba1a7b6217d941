using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Backups;
using ScheduleFlow.Core.Storage.Files.Checks;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Migrations;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>Operations on the data folder as a whole.</summary>
internal sealed class FileMaintenance(StoreFolder folder, FileTimelineStore timelines, StoreChecks checks) : IMaintenance
{
    public string? DataFolder => folder.Paths.Root;

    public Outcome<StoreCounts> Count() => folder.Guard<StoreCounts>(() => folder.ReadSchedules(withIndex: false) is { } schedules
        ? new StoreCounts(schedules.Ids.Count, folder.Reader.Documents(folder.Paths.Playlists).Ids.Count, folder.Reader.PageNames().Count())
        : StoreFolder.Busy());

    public Outcome<StoreHealth> Check(bool repair, bool security = false) => folder.Guard(() =>
    {
        // A repair can wait for the lock.
        folder.Recovery.MaxWait = StoreLock.MaxWait;
        return new CheckUp(new CheckScope(folder), security ? checks.WithSecurity : checks.For).Run(repair);
    });

    public Outcome<Migration> Migrate(bool dryRun) => folder.Guard(() => new StoreMigration(folder, timelines).Run(dryRun));

    public Outcome<IStoreSnapshot> OpenSnapshot() => folder.Guard(() =>
    {
        if (!folder.Disk.Exists(folder.Paths.Lock) && StoreTree.Files(folder.Disk, folder.Paths).Count == 0)
        {
            return new Problem(ErrorType.FileNotFound, $"There is nothing in the data folder “{folder.Paths.Root}”.")
            {
                Hint = "Name the data folder with --data; a relative path starts at the folder that the program was started in.",
            };
        }

        return Snapshot.Take(folder) is { } snapshot ? Outcome.Of<IStoreSnapshot>(snapshot) : StoreFolder.Busy();
    });

    public Outcome<IRestoration> BeginRestoration(RestoreMode mode, bool withAccess) => folder.Guard(() =>
    {
        if (mode == RestoreMode.Verify)
        {
            return Outcome.Of<IRestoration>(new Restoration(folder, null) { MayReplace = true, WithAccess = withAccess });
        }

        if (mode == RestoreMode.IntoEmpty && StoreTree.Files(folder.Disk, folder.Paths) is { Count: > 0 } files)
        {
            return Restoration.NotEmpty(files);
        }

        return Outcome.Of<IRestoration>(new Restoration(folder, folder.Begin())
        {
            MayReplace = mode == RestoreMode.Replace,
            WithAccess = withAccess,
        });
    });
}
