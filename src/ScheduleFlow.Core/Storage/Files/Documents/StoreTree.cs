using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// The data files of a data folder: what a backup holds and a restore replaces, including folders of later versions. Names
/// that begin with a dot (locks, temporary files, a <c>.git</c>) are not among them, nor are the index, which is derived
/// from the schedules, and the files by which gateways recognise sessions: a restore leaves those as they are.
/// </summary>
internal static class StoreTree
{
    private const int MaxDepth = 16;
    private const int MaxPathLength = 1024;

    /// <summary>Every folder that may hold files of the store; some may not exist.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="leftOut">Gets the foreign folders that cannot be read, such as <c>lost+found</c>.</param>
    public static IReadOnlyCollection<string> Folders(IDisk disk, StorePaths paths, List<LeftOutFile>? leftOut = null)
    {
        // The known folders by name, as they may be links to another disk.
        var folders = new SortedSet<string>([.. paths.Folders, paths.GeneratedPages], StringComparer.Ordinal);
        Add(paths.Root, 0);
        return folders;

        void Add(string folder, int depth)
        {
            List<string> below;
            try
            {
                below = depth == MaxDepth
                    ? []
                    : [.. disk.Folders(folder).Where(name => name[0] != '.' && !(depth == 0 && name == StorePaths.SessionsName))];
            }
            catch (UnauthorizedAccessException) when (!folders.Contains(folder))
            {
                leftOut?.Add(new LeftOutFile($"{paths.Relative(folder)}/", "it may not be read"));
                return;
            }

            folders.Add(folder);
            foreach (var name in below)
            {
                Add(Path.Combine(folder, name), depth + 1);
            }
        }
    }

    /// <summary>The files, relative to the data folder, in ordinal order.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="leftOut">Gets the names that a commit record cannot hold, and folders that cannot be read.</param>
    public static List<string> Files(IDisk disk, StorePaths paths, List<LeftOutFile>? leftOut = null)
    {
        var files = new List<string>();
        foreach (var folder in Folders(disk, paths, leftOut).Where(folder => folder != paths.Snapshots && folder != paths.Backups))
        {
            foreach (var name in disk.Names(folder))
            {
                var relative = paths.Relative(Path.Combine(folder, name));
                if (IsName(relative))
                {
                    files.Add(relative);
                }
                else if (name[0] != '.' && relative != paths.Relative(paths.ScheduleIndex) && relative != StorePaths.SetupNoteName)
                {
                    leftOut?.Add(new LeftOutFile(relative, "such a name does not exist on every system"));
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>
    /// Whether a relative path is one that <see cref="Files"/> can give: it leads to a file inside the data folder on
    /// every system.
    /// </summary>
    public static bool IsName(string relative)
    {
        var parts = relative.Split('/');
        return relative.Length <= MaxPathLength
            && parts.Length <= MaxDepth + 1
            && relative != "schedules/index.jsonl"
            && relative != StorePaths.SetupNoteName
            && parts[0] != StorePaths.SessionsName
            && parts[..^1].All(IsPlain)
            && (IsPlain(parts[^1]) || (parts[^1] == Path.GetFileName(StorePaths.QuarantineMark("")) && parts.Length > 1));
    }

    // U+FFFD: the name is not UTF-8.
    private static bool IsPlain(string part) =>
        part.Length > 0 && part[0] != '.' && !part.Any(character => char.IsControl(character) || character is '\\' or ':' or '\uFFFD');
}
