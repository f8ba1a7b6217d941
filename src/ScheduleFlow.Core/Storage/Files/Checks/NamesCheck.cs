using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>
/// Files whose names say that they do not belong here or are not read: damaged ones that were put aside, links, foreign
/// files.
/// </summary>
internal sealed class NamesCheck(CheckScope scope) : ICheck
{
    private static readonly string[] RootNames =
        ["audit.jsonl", "config.json", "channels.json", "timelines.json", "validation.json", ApiKeyFile.Name, UserFile.Name, StorePaths.SetupNoteName];

    public IEnumerable<Suspect> Look()
    {
        foreach (var folder in (string[])[scope.Paths.Root, scope.Paths.Schedules, scope.Paths.Playlists, scope.Paths.Histories, scope.Paths.Retries])
        {
            foreach (var name in scope.Disk.Names(folder))
            {
                var path = Path.Combine(folder, name);
                StoreFinding? Look() => scope.Disk.Exists(path) ? Finding(folder, name) : null;
                if (Finding(folder, name) is not null)
                {
                    yield return new Suspect(Look);
                }
            }
        }
    }

    private StoreFinding? Finding(string folder, string name)
    {
        var path = scope.Paths.Relative(Path.Combine(folder, name));
        if (StorePaths.IsAside(name))
        {
            return new StoreFinding(
                "quarantined-file",
                FindingSeverity.Info,
                path,
                "A damaged file that was put aside. Nothing reads it: look at it, then delete it "
                + "(delete-schedule deletes those of a schedule).");
        }

        if (DurableFile.TokenOf(name) is not null)
        {
            return null;
        }

        if (scope.Volume.IsLink(Path.Combine(folder, name)))
        {
            return new StoreFinding(
                "symbolic-link",
                FindingSeverity.Info,
                path,
                "This file is a symbolic link: its next change replaces the link, not the file that it leads to.");
        }

        if (name.EndsWith(StorePaths.BackupSuffix, StringComparison.Ordinal))
        {
            return scope.Reader.Has(Path.Combine(folder, name[..^StorePaths.BackupSuffix.Length]))
                ? null
                : new StoreFinding("backup-alone", FindingSeverity.Info, path, "The backup of a file that is gone. Nothing reads it.");
        }

        return IsOurs(folder, name) ? null
            : folder != scope.Paths.Retries
                && folder != scope.Paths.Histories
                && folder != scope.Paths.Root
                && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                && ScheduleId.TryParse(name[..^5], out var id)
                ? new StoreFinding("name-misspelt", FindingSeverity.Warning, path, scope.Reader.Has(Path.Combine(folder, $"{id}.json"))
                    ? $"The same id as {id}.json in other letters: this file is not seen."
                    : $"An id in other letters than the store's: the file is not seen. Rename it to {id}.json.")
                : new StoreFinding("foreign-file", FindingSeverity.Info, path, "Not a file of the store. Nothing reads it.");
    }

    private bool IsOurs(string folder, string name) =>
        folder == scope.Paths.Root ? name[0] == '.' || RootNames.Contains(name)
        : name == Path.GetFileName(StorePaths.QuarantineMark(folder))
            || (folder == scope.Paths.Schedules && Path.Combine(folder, name) is var path
                && (path == scope.Paths.ScheduleIndex || path == scope.Paths.CooldownHistory))
            || (folder == scope.Paths.Histories ? name.EndsWith(".json", StringComparison.Ordinal) // by its content (TimelinesCheck)
                : folder == scope.Paths.Retries ? IsReply(name)
                : IsIdentified(name));

    private static bool IsIdentified(string name) =>
        ScheduleId.TryParse(Path.GetFileNameWithoutExtension(name), out var id) && name == $"{id}.json";

    private static bool IsReply(string name) =>
        name.Length == 37 && name.EndsWith(".json", StringComparison.Ordinal) && name[..32].All(char.IsAsciiHexDigitLower);
}
