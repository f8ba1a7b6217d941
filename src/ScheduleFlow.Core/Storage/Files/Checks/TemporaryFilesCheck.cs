namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What changes that died have left: markers, and temporary files that have no marker.</summary>
internal sealed class TemporaryFilesCheck(CheckScope scope) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        foreach (var token in scope.Disk.Names(scope.Paths.InFlight).ToList())
        {
            StoreFinding? Dead() => IsDead(token)
                ? new StoreFinding("change-abandoned", FindingSeverity.Info, $"{scope.Paths.Relative(scope.Paths.InFlight)}/{token}", "A process ended in the middle of a change. The next writer removes what it left.") { IsRepairable = true }
                : null;
            if (Dead() is not null)
            {
                yield return new Suspect(Dead) { Repair = () => Sweep(token) };
            }
        }

        foreach (var folder in scope.Paths.Folders)
        {
            foreach (var name in scope.Disk.Names(folder).Where(name => DurableFile.TokenOf(name) is not null).ToList())
            {
                var path = Path.Combine(folder, name);
                StoreFinding? Stray() => IsStray(path)
                    ? new StoreFinding("temporary-file", FindingSeverity.Warning, scope.Paths.Relative(path), "A temporary file that no change owns.") { IsRepairable = true }
                    : null;
                if (Stray() is not null)
                {
                    yield return new Suspect(Stray) { Repair = () => Remove(path) };
                }
            }
        }
    }

    private bool IsDead(string token)
    {
        try
        {
            using var handle = scope.Disk.TryLock(Path.Combine(scope.Paths.InFlight, token), create: false);
            return handle is not null;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Another user's marker: whether it lives cannot be told.
            return false;
        }
    }

    // In this order: a change makes its marker before its files, and takes it away after them.
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
            // An earlier repair has swept.
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
