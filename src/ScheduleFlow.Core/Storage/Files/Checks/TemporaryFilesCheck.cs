using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What dead changes have left behind: markers, and temporary files without a marker.</summary>
internal sealed class TemporaryFilesCheck(CheckScope scope) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        foreach (var token in InFlight.Tokens(scope.Disk, scope.Paths))
        {
            StoreFinding? Dead() => IsDead(token) ? Abandoned(token) : null;
            if (Dead() is not null)
            {
                yield return new Suspect(Dead) { Repair = () => Sweep(token) };
            }
        }

        if (OwnerlessSecondNames() is not null)
        {
            yield return new Suspect(OwnerlessSecondNames) { Repair = RemoveSecondNames };
        }

        foreach (var folder in StoreTree.Folders(scope.Disk, scope.Paths).Where(folder => folder != scope.Paths.Snapshots))
        {
            foreach (var name in scope.Disk.Names(folder).Where(name => DurableFile.TokenOf(name) is not null).ToList())
            {
                var path = Path.Combine(folder, name);
                StoreFinding? Stray() => IsStray(path)
                    ? new StoreFinding(
                        "temporary-file",
                        FindingSeverity.Warning,
                        scope.Paths.Relative(path),
                        "A temporary file that no change owns.")
                    { IsRepairable = true }
                    : null;
                if (Stray() is not null)
                {
                    yield return new Suspect(Stray) { Repair = () => Remove(path) };
                }
            }
        }
    }

    private StoreFinding Abandoned(string token)
    {
        var marker = $"{scope.Paths.Relative(scope.Paths.InFlight)}/{token}";
        return scope.Disk.Names(scope.Paths.Snapshots).Any(name => DurableFile.IsTemporary(name, token))
            ? new StoreFinding(
                "snapshot-abandoned",
                FindingSeverity.Info,
                marker,
                "A backup ended before it was done. The next writer removes the second names that it left.")
            { IsRepairable = true }
            : new StoreFinding(
                "change-abandoned",
                FindingSeverity.Info,
                marker,
                "A process ended in the middle of a change. The next writer removes what it left.")
            { IsRepairable = true };
    }

    // A power cut can remove the marker and leave them.
    private StoreFinding? OwnerlessSecondNames() => SecondNamesWithoutMarker() is { Count: > 0 } names
        ? new StoreFinding(
            "snapshot-abandoned",
            FindingSeverity.Info,
            scope.Paths.Relative(scope.Paths.Snapshots),
            $"{names.Count} second names of files, for a backup that is no longer running.")
        { IsRepairable = true }
        : null;

    // In this order, as a snapshot makes its marker before its names, and removes it after them.
    private List<string> SecondNamesWithoutMarker()
    {
        var names = scope.Disk.Names(scope.Paths.Snapshots).Where(name => DurableFile.TokenOf(name) is not null).ToList();
        var ownerless = names
            .GroupBy(name => DurableFile.TokenOf(name)!)
            .Where(owned => !scope.Disk.Exists(Path.Combine(scope.Paths.InFlight, owned.Key)))
            .SelectMany(owned => owned);
        return [.. ownerless.Select(name => Path.Combine(scope.Paths.Snapshots, name)).Where(scope.Disk.Exists)];
    }

    private bool IsDead(string token)
    {
        try
        {
            var marker = Path.Combine(scope.Paths.InFlight, token);
            using var handle = scope.Disk.TryLock(marker, create: false);
            return handle is not null && scope.Disk.Exists(marker); // its owner may have finished between our two calls
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // It is another user's marker: whether its owner lives is unknown.
            return false;
        }
    }

    // In this order, as a change makes its marker before its files, and removes it after them.
    private bool IsStray(string path)
    {
        var marker = Path.Combine(scope.Paths.InFlight, DurableFile.TokenOf(Path.GetFileName(path))!);
        return !scope.Disk.Exists(marker) && scope.Disk.Exists(path) && !scope.Reader.IsStaged(path);
    }

    private string? Sweep(string token)
    {
        const string done = "It was removed, with its temporary files.";
        if (!scope.Disk.Exists(Path.Combine(scope.Paths.InFlight, token)))
        {
            // An earlier repair has removed it.
            return done;
        }

        using var change = scope.BeginLocked();
        if (change is null)
        {
            return null;
        }

        change.Audit([$"{scope.Paths.Relative(scope.Paths.InFlight)}/{token}"], action: "swept");
        change.Commit();
        return scope.Disk.Exists(Path.Combine(scope.Paths.InFlight, token)) ? null : done;
    }

    private string? RemoveSecondNames()
    {
        using var change = scope.BeginLocked();
        if (change is null)
        {
            return null;
        }

        foreach (var path in SecondNamesWithoutMarker())
        {
            change.Delete(path);
        }

        change.Audit([scope.Paths.Relative(scope.Paths.Snapshots)], action: "removed");
        change.Commit();
        return "They were removed.";
    }

    private string? Remove(string path)
    {
        using var change = scope.BeginLocked();
        if (change is null)
        {
            return null;
        }

        if (IsStray(path))
        {
            change.Delete(path);
            change.Audit([scope.Paths.Relative(path)], action: "removed");
            change.Commit();
        }

        return "It was removed.";
    }
}
