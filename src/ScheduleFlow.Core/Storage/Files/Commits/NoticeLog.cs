using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>The notices since a store was opened, in order.</summary>
internal sealed class NoticeLog
{
    private readonly List<Notice> _notices = [];

    /// <summary>The notices as sentences for a person, each once.</summary>
    public ImmutableArray<string> Texts => [.. _notices.Select(notice => notice.Text).Distinct()];

    public void Add(Notice notice) => _notices.Add(notice);

    /// <summary>What the last recovery of a document did; null: there was none.</summary>
    /// <param name="path">The file, relative to the data folder.</param>
    public string? RecoveryOf(string path) => _notices.FindLast(notice => notice.Kind == NoticeKind.Recovered && notice.Path == path)?.Text;
}
