using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>
/// The file that an export goes to: any path from a person in a shell, or a plain name among the store's exports or pages.
/// </summary>
internal sealed record ExportTarget
{
    private readonly string _name;
    private readonly Place _place;

    private ExportTarget(string name, Place place)
    {
        _name = name;
        _place = place;
    }

    private enum Place
    {
        Anywhere,
        Exports,
        Pages,
    }

    /// <summary>The file that an export goes to; null: it goes to standard output.</summary>
    /// <param name="path">Any path; <c>-</c> is standard output.</param>
    /// <param name="exportName">A plain name among the store's exports, which overrides the path.</param>
    public static ExportTarget? Of(string? path, string? exportName) =>
        exportName is not null ? InStore(exportName)
        : path is null or "-" ? null
        : Path(path);

    public static ExportTarget Path(string path) => new(path, Place.Anywhere);

    public static ExportTarget InStore(string name) => new(name, Place.Exports);

    /// <param name="name">With or without <c>.html</c>.</param>
    public static ExportTarget Page(string name) =>
        new(name.Length == 0 || name.EndsWith(".html", StringComparison.Ordinal) ? name : name + ".html", Place.Pages);

    /// <summary>What is wrong with the target, before anything is written; null: nothing.</summary>
    public Problem? Check()
    {
        if (_place != Place.Anywhere)
        {
            return FileNameRule.Check(_name);
        }

        if (_name.Length == 0 || _name.Contains('\0') || Directory.Exists(_name))
        {
            return new Problem(ErrorType.Validation, $"“{_name}” cannot be written: it is not a file name.");
        }

        if (IsDevice(_name))
        {
            return new Problem(ErrorType.Validation, $"“{_name}” is not a regular file.")
            {
                Hint = "Omit --output to write to standard output, and redirect that.",
            };
        }

        return System.IO.Path.GetDirectoryName(PathRules.Resolve(_name)) switch
        {
            null => new Problem(ErrorType.Validation, $"“{_name}” cannot be written: its links run in circles."),
            var folder when File.Exists(folder) => new Problem(
                ErrorType.Validation,
                $"“{_name}” cannot be written: a part of its path is a file."),
            _ => null,
        };
    }

    /// <summary>Writes or replaces the file, durably: it holds the old bytes or all of the new.</summary>
    /// <param name="store">For a file in the store.</param>
    /// <param name="content">Writes its bytes.</param>
    /// <param name="isPrivate">Whether a file elsewhere is for its owner's eyes alone.</param>
    public Outcome<StoredFile> Write(IStore store, Action<Stream> content, bool isPrivate = false)
    {
        if (Check() is { } problem)
        {
            return problem;
        }

        if (_place != Place.Anywhere)
        {
            return _place == Place.Exports ? store.Exports.Write(_name, content) : store.Pages.Write(_name, content);
        }

        try
        {
            // A link stays a link: what it points to is replaced.
            var path = PathRules.Resolve(_name);
            DurableFile.Write(path, content, isPrivate);
            var file = new FileInfo(path);
            return new StoredFile(file.Name, _name, file.Length, Instant.From(new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return DiskProblem.From(exception, _name);
        }
    }

    // For /dev/stdout or a named pipe, a rename would put a file in its place.
    private static bool IsDevice(string path)
    {
        if (!OperatingSystem.IsWindows()
            && System.IO.Path.GetFullPath(path) is var full
            && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal)))
        {
            return true;
        }

        return File.Exists(path) && !RegularFile.Is(path);
    }
}
