using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>What an import stored and found, as its reply shows it. Counts are sums over its schedules.</summary>
internal static class ImportReplies
{
    /// <param name="format">The format that was read.</param>
    /// <param name="stored">The stored schedules: one, unless the document held several.</param>
    /// <param name="findings">The findings of each schedule.</param>
    /// <param name="notes">Oddities that were accepted.</param>
    public static ImportScheduleReply Of(
        string format, ImmutableArray<Schedule> stored, ImmutableArray<Findings> findings, ImmutableArray<string> notes)
    {
        var schedules = stored.Select(ScheduleSummary.Of).ToImmutableArray();
        var events = schedules.Sum(schedule => schedule.Events);
        var duplicates = findings.Sum(found => found.DuplicateCount);
        var conflicts = findings.Sum(found => found.ConflictCount);
        var gaps = findings.Sum(found => found.GapCount);
        var seconds = findings.Sum(found => found.GapSeconds);
        var reply = new ImportScheduleReply
        {
            ScheduleId = schedules[0].Id.ToString(),
            Revision = schedules[0].Revision,
            Name = schedules[0].Name,
            Format = format,
            Events = events,
            EventsImported = events,
            Start = schedules.Min(schedule => schedule.Start).ToString(),
            End = schedules.Max(schedule => schedule.End).ToString(),
            DuplicatesRemoved = duplicates,
            ConflictsDetected = conflicts,
            GapsDetected = gaps,
            Warnings = new ImportWarnings
            {
                Duplicates = Sentence(duplicates, "duplicate event", "removed"),
                Conflicts = Sentence(conflicts, "overlapping timeslot", "detected"),
                Gaps = Sentence(gaps, "gap", "detected") is { } sentence ? $"{sentence}, {seconds} seconds in all" : null,
            },
            Notes = notes.IsEmpty ? null : notes,
            Schedules = schedules.Length > 1 ? schedules.ToRows(ScheduleRows.Of) : null,
            Duplicates = Listed(findings.SelectMany(found => found.Duplicates), FindingRows.Of),
            Conflicts = Listed(findings.SelectMany(found => found.Conflicts), FindingRows.Of),
            Gaps = Listed(findings.SelectMany(found => found.Gaps), FindingRows.Of),
        };
        var isCut = reply.Duplicates.Length < duplicates || reply.Conflicts.Length < conflicts || reply.Gaps.Length < gaps;
        return isCut ? reply with { Details = $"Each list is cut at {Limits.MaxListed} rows; the counts are exact." } : reply;
    }

    private static ImmutableArray<TRow> Listed<T, TRow>(IEnumerable<T> items, Func<T, TRow> row) =>
        [.. items.Take(Limits.MaxListed).Select(row)];

    private static string? Sentence(long count, string thing, string what) =>
        count == 0 ? null : $"{count} {thing}{(count == 1 ? "" : "s")} {what}";
}
