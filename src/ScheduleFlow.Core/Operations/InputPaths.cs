using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Operations;

/// <summary>
/// The files that a caller may name as input (docs/security.md, "Paths"). The store's own files and the logs are never
/// input, even inside a root: they contain keys and other people's names.
/// </summary>
internal sealed record InputPaths
{
    /// <summary>For a person in a shell, who may read whatever the system allows.</summary>
    public static readonly InputPaths Anywhere = new();

    private static readonly ImmutableArray<string> OpenFolders = [InputFolders.Imports, InputFolders.Exports, InputFolders.Pages];

    // On other systems file names that differ only in case are the same file.
    private static readonly StringComparison OfNames =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The folders that a path may lead into; empty: any.</summary>
    public ImmutableArray<string> Roots { get; init; } = [];

    /// <summary>The folder that the store is in; null: none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The log files; rotated ones have the same name with a number after it.</summary>
    public ImmutableArray<string> Logs { get; init; } = [];

    /// <summary>Whether some paths are refused.</summary>
    public bool IsLimited => !Roots.IsEmpty;

    /// <summary>Why a file is refused, whether it exists or not; null: it is allowed.</summary>
    /// <param name="argument">The path as the caller named it.</param>
    /// <param name="resolved">The same with every link followed.</param>
    public Problem? Refuse(string argument, string resolved) =>
        !IsLimited ? null
        : !Roots.Any(root => PathRules.IsInside(resolved, PathRules.Resolve(root))) ? new Problem(
            ErrorType.ForbiddenPath,
            $"“{argument}” is outside the folders that this server reads from.")
        {
            Hint = "Put the file into data/imports or demo_data, send it as the body, or have ScheduleFlow:ImportRoots extended.",
        }
        : IsOfStore(resolved) || IsLog(resolved) ? new Problem(
            ErrorType.ForbiddenPath,
            $"“{argument}” is one of the server's own files, which are never read as documents.")
        {
            Hint = "Put the document into data/imports or send it as the body; what the store holds is named by its id.",
        }
        : null;

    /// <summary>
    /// What the audit log calls a file: below a root, from the root's own name on, as in <c>imports/autumn.xml</c>; where
    /// any path will do, the whole path.
    /// </summary>
    public string NameOf(string resolved)
    {
        foreach (var root in Roots)
        {
            var folder = PathRules.Resolve(root);
            if (PathRules.IsInside(resolved, folder))
            {
                return Path.Combine(Path.GetFileName(folder), Path.GetRelativePath(folder, resolved));
            }
        }

        return Path.GetFullPath(resolved);
    }

    private bool IsOfStore(string resolved)
    {
        if (DataFolder is null)
        {
            return false;
        }

        var folder = PathRules.Resolve(DataFolder);
        var isOpen = OpenFolders.Any(open => PathRules.IsInside(resolved, Path.Combine(folder, open), OfNames));
        return (!isOpen && PathRules.IsInside(resolved, folder, OfNames)) || IsSecondName(resolved, folder);
    }

    // A hard link has no target to follow. Keys, users, settings and the audit log are all in the folder itself.
    private static bool IsSecondName(string resolved, string folder) =>
        FileIdentity.OfLinked(resolved) is { } file && Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(file.Is);

    private bool IsLog(string resolved) => Logs.Any(log => PathRules.Resolve(log) is var path
        && (resolved.Equals(path, OfNames) || resolved.StartsWith(path + ".", OfNames)));
}
