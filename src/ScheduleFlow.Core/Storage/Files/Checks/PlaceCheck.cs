namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Whether the store can be written to: permissions and free space.</summary>
internal sealed class PlaceCheck(CheckScope scope) : ICheck
{
    /// <summary>Below this a change of a large document may fail: it is the size of two copies of the largest one.</summary>
    private const long LittleBytes = 100L * 1024 * 1024;

    /// <summary>Below this any change may fail.</summary>
    private const long NoBytes = 1024 * 1024;

    public IEnumerable<Suspect> Look()
    {
        foreach (var folder in scope.Paths.Folders.Append(scope.Paths.InFlight))
        {
            if (!scope.Volume.IsWritable(folder))
            {
                yield return new Suspect(() => new StoreFinding(
                    "folder-not-writable",
                    FindingSeverity.Error,
                    scope.Paths.Relative(folder),
                    "Nothing can be stored here: the operating system refuses to create files in this folder."));
            }

            if (folder != scope.Paths.Root && scope.Volume.IsLink(folder))
            {
                yield return new Suspect(() => new StoreFinding(
                    "symbolic-link",
                    FindingSeverity.Info,
                    scope.Paths.Relative(folder),
                    "This folder is a symbolic link: a copy of the data folder may lack what is in it."));
            }
        }

        if (scope.Volume.FreeBytes(scope.Paths.Root) is < LittleBytes and var free)
        {
            var severity = free < NoBytes ? FindingSeverity.Error : FindingSeverity.Warning;
            yield return new Suspect(() => new StoreFinding(
                "low-space",
                severity,
                ".",
                $"Only {free / 1024} KiB are free on the store's disk; changes may fail."));
        }
    }
}
