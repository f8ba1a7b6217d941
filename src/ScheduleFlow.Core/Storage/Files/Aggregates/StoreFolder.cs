using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// A data folder in use: what all parts of a store in files share. Reads go through <see cref="Reader"/>, changes through
/// <see cref="Begin"/>, damaged documents to <see cref="Recovery"/>, and exceptions end at <see cref="Guard"/>.
/// </summary>
internal sealed class StoreFolder
{
    // In a line of the audit log.
    private const int MaxSources = 10;

    /// <param name="root">The data folder; it need not exist.</param>
    /// <param name="origin">Whose changes these are; null: unknown.</param>
    /// <param name="disk">Null: the operating system's.</param>
    /// <param name="volume">Null: the operating system's.</param>
    public StoreFolder(string root, ChangeOrigin? origin, IDisk? disk, IVolume? volume)
    {
        Disk = disk ?? PhysicalDisk.Instance;
        Volume = volume ?? PhysicalVolume.Instance;
        Paths = new StorePaths(root);
        Origin = origin ?? new ChangeOrigin(new Instant(0), "", null, null);
        Reader = new StoreReader(Disk, Paths);
        Documents = new StoreDocuments(Paths);
        Recovery = new DocumentRecovery(Disk, Paths, Reader, Notices, Begin);
    }

    public IDisk Disk { get; }

    public IVolume Volume { get; }

    public StorePaths Paths { get; }

    /// <summary>Whose changes these are; it learns what they are read from.</summary>
    public ChangeOrigin Origin { get; private set; }

    public StoreReader Reader { get; }

    public StoreDocuments Documents { get; }

    public DocumentRecovery Recovery { get; }

    public NoticeLog Notices { get; } = new();

    /// <summary>Names a file that is read for the changes to come.</summary>
    public void NoteSource(string path)
    {
        if (Origin.Sources.Length < MaxSources && !Origin.Sources.Contains(path))
        {
            Origin = Origin with { Sources = Origin.Sources.Add(path) };
        }
    }

    public Change Begin() => Change.Begin(Disk, Paths, Origin, Notices.Add);

    /// <summary>Under the lock: puts a damaged file aside, with a change.</summary>
    /// <returns>Its new name, relative to the data folder.</returns>
    public string PutAside(Change change, string path)
    {
        var aside = change.AsideName(path);
        Disk.WriteAt(StorePaths.QuarantineMark(Path.GetDirectoryName(path)!), 0, [], flush: false);
        change.MoveAside(path, aside);
        return Paths.Relative(aside);
    }

    /// <summary>
    /// The schedules; null: others changed them on every attempt, and kept the lock for as long as a writer waits.
    /// </summary>
    public ScheduleFolder? ReadSchedules(bool withIndex)
    {
        if (Reader.Schedules(withIndex) is { } schedules)
        {
            return schedules;
        }

        // The only time that a reader waits.
        using var held = StoreLock.TryAcquire(Disk, Paths, StoreLock.MaxWait);
        return held is null ? null : Reader.Schedules(withIndex);
    }

    /// <summary>Gives a file that stands alone its content, in one step, with its line in the audit log.</summary>
    public Outcome<StoredFile> Publish(string path, Action<Stream> content)
    {
        using (var change = Begin())
        {
            change.Stage(path, content);

            // It may replace a file: after a power cut nobody could tell whose name is there, and the log must not claim it.
            change.FlushStagedNames();
            if (!change.TryLock(StoreLock.MaxWait))
            {
                return Busy();
            }

            change.Audit([Paths.Relative(path)], bytes: change.BytesOf(path));
            change.Commit();
        }

        return Disk.Describe(path);
    }

    /// <summary>The problem after waiting for the lock in vain.</summary>
    public static Problem Busy() => new(
        ErrorType.Unavailable,
        $"Others have been writing to the store for {StoreLock.MaxWait.TotalSeconds:0} seconds.")
    {
        Hint = "Try again in a moment.",
    };

    /// <summary>The edge of the store: what the operating system refuses becomes a problem here, and nowhere else.</summary>
    public Outcome<T> Guard<T>(Func<Outcome<T>> action)
        where T : notnull
    {
        try
        {
            return action();
        }
        catch (NewerSchemaException exception)
        {
            return new Problem(
                ErrorType.StoreCorrupt,
                $"A newer ScheduleFlow (schema version {exception.Version}) has not finished a change of this store.")
            {
                Hint = "Run that version once; this one leaves the store as it is.",
            };
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            var problem = DiskProblem.From(exception, Paths.Root);
            return problem.Type != ErrorType.FileNotFound
                ? problem
                : new Problem(
                    ErrorType.Unavailable,
                    $"The data folder “{Paths.Root}” cannot be used: a part of its path is not a folder, or was just deleted.")
                {
                    Hint = "Check the path, or try again.",
                };
        }
    }
}
