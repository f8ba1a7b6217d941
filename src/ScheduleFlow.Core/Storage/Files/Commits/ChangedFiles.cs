using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>What the files of a change say about the schedules and timelines that it changes.</summary>
internal static class ChangedFiles
{
    /// <summary>The change's <see cref="ChangedNouns"/>.</summary>
    /// <param name="files">The files that it writes, deletes or moves, relative to the data folder.</param>
    /// <param name="entry">Its line in the audit log.</param>
    /// <param name="isIndexed">Whether it changes the list of schedules.</param>
    public static ImmutableArray<string> Nouns(IReadOnlyCollection<string> files, AuditEntry entry, bool isIndexed)
    {
        var nouns = ImmutableArray.CreateBuilder<string>(2);
        var schedules = files.Select(DocumentFiles.ScheduleOf).OfType<ScheduleId>().Select(id => id.ToString()).ToHashSet();
        if (isIndexed || schedules.Count > 0)
        {
            var areNamed = entry.Count == schedules.Count && entry.Ids.All(schedules.Contains);
            nouns.Add(areNamed ? ChangedNouns.Schedules : ChangedNouns.AnySchedules);
        }

        if (entry.Channels is { IsEmpty: false })
        {
            nouns.Add(ChangedNouns.Timelines);
        }
        else if (files.Any(DocumentFiles.IsTimelines) || (entry.Channels is null && nouns.Count > 0))
        {
            nouns.Add(ChangedNouns.AnyTimelines);
        }

        return nouns.ToImmutable();
    }
}
