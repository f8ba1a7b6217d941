using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>Something wrong with the store, and what was done about it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">The file, relative to the data folder.</param>
/// <param name="Text">A sentence or more, for a person.</param>
internal sealed record Notice(NoticeKind Kind, string Path, string Text)
{
    /// <summary>A document that was skipped because it cannot be read.</summary>
    public static Notice Unreadable(string path, Problem problem) =>
        new(NoticeKind.Unreadable, path, problem.Details is null ? problem.Message : $"{problem.Message} {problem.Details}");

    /// <summary>A document of which only a damaged copy exists, which was put aside.</summary>
    /// <param name="what">What a person calls it.</param>
    /// <param name="path">The copy.</param>
    public static Notice Lost(string what, string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return new(NoticeKind.Lost, path, $"The {what} {name[..36]} was damaged, and was put aside as {name}. Restore it, or delete it.");
    }
}
