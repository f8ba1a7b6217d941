namespace ScheduleFlow.Core.Files;

/// <summary>Where a path really leads, and whether that is inside a folder.</summary>
internal static class PathRules
{
    /// <summary>The number of links that Linux follows in one path.</summary>
    private const int MaxLinks = 40;

    /// <summary>
    /// The absolute path with every link followed, those of folders on the way included. What does not exist is kept as
    /// it is. A path whose links form a circle resolves to the root, which is inside no folder.
    /// </summary>
    public static string Resolve(string path)
    {
        var links = 0;
        var pending = new Stack<string>(Path.GetFullPath(path).Split(Path.DirectorySeparatorChar).Reverse());
        var resolved = Path.GetPathRoot(Path.GetFullPath(path))!;
        while (pending.TryPop(out var part))
        {
            if (part.Length == 0 || part == ".")
            {
                continue;
            }

            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            var next = Path.Combine(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return Path.DirectorySeparatorChar.ToString();
            }

            // The link's target is resolved in turn, from the link's folder or from the root.
            if (Path.IsPathRooted(target))
            {
                resolved = Path.GetPathRoot(target)!;
            }

            foreach (var targetPart in target.Split(Path.DirectorySeparatorChar).Reverse())
            {
                pending.Push(targetPart);
            }
        }

        return resolved;
    }

    /// <summary>Whether a resolved path is a resolved folder or lies below it.</summary>
    public static bool IsInside(string path, string folder, StringComparison comparison = StringComparison.Ordinal)
    {
        var start = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Equals(folder, comparison) || path.StartsWith(start, comparison);
    }
}
