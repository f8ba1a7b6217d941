using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>Every schedule's file by itself: whether it can be read, has the right name, and does not contradict itself.</summary>
/// <param name="scope">The store.</param>
/// <param name="ids">All schedules.</param>
/// <param name="recover">Puts a damaged schedule aside and restores what can be restored; says what was done.</param>
/// <param name="others">The checks that see every schedule as it is read.</param>
internal sealed class SchedulesCheck(
    CheckScope scope,
    IReadOnlyList<ScheduleId> ids,
    Func<ScheduleId, string?> recover,
    ImmutableArray<IScheduleCheck> others) : ICheck
{
    // The most schedules that are read again under the lock.
    private const int MaxUnderLock = 500;

    public IEnumerable<Suspect> Look()
    {
        var older = ImmutableArray.CreateBuilder<ScheduleId>();
        foreach (var id in ids)
        {
            // Name and content are checked separately, so that each can be reported.
            var document = scope.Documents.Schedule(id) with { Read = static bytes => ScheduleDocument.Read(bytes) };
            Schedule? read = null;
            var suspect = scope.Examine("schedule", document, FindingSeverity.Error, () => Repair(id), (schedule, bytes) =>
            {
                read = schedule;
                if (ScheduleHeader.VersionOf(bytes) < ScheduleDocument.SchemaVersion)
                {
                    older.Add(id);
                }

                return Content(id, schedule, bytes);
            });
            scope.Counts = scope.Counts with { Schedules = scope.Counts.Schedules + 1 };
            if (suspect is not null)
            {
                yield return suspect;
            }

            if (read?.Id == id)
            {
                foreach (var other in others)
                {
                    other.See(read);
                }
            }
        }

        if (older.Count > 0)
        {
            yield return new Suspect(() => Older(older.ToImmutable()));
        }
    }

    private StoreFinding? Older(ImmutableArray<ScheduleId> seen)
    {
        var still = seen.Take(MaxUnderLock)
            .Where(id => scope.ReadOrNull(scope.Paths.Schedule(id)) is { } bytes
                && scope.Documents.Schedule(id).Parse(bytes, out _).Problem is null
                && ScheduleHeader.VersionOf(bytes) < ScheduleDocument.SchemaVersion)
            .Concat(seen.Skip(MaxUnderLock))
            .ToImmutableArray();
        return still.IsEmpty ? null
            : new StoreFinding(
                "older-schema",
                FindingSeverity.Info,
                scope.Paths.Relative(scope.Paths.Schedules),
                $"Of an older schema, and read as they are: {CheckScope.Few(still, "schedule")}. migrate brings them up to date.");
    }

    private StoreFinding? Content(ScheduleId id, Schedule schedule, byte[] bytes)
    {
        var path = scope.Paths.Relative(scope.Paths.Schedule(id));
        if (schedule.Id != id)
        {
            return scope.Reader.Has(scope.Paths.Schedule(schedule.Id))
                ? new StoreFinding(
                    "schedule-duplicate",
                    FindingSeverity.Error,
                    path,
                    $"The file holds the schedule {schedule.Id}, which has a file of its own.")
                { IsRepairable = true }
                : new StoreFinding(
                    "schedule-misnamed",
                    FindingSeverity.Error,
                    path,
                    $"The file holds another schedule than its name says, {schedule.Id}. "
                    + $"Rename it to {schedule.Id}.json; a repair puts it aside.")
                { IsRepairable = true };
        }

        return Contradiction(schedule, bytes) is { } contradiction
            ? new StoreFinding(
                "schedule-contradiction",
                FindingSeverity.Warning,
                path,
                $"What the schedule {id} says about itself is wrong: {contradiction}.")
            { IsRepairable = true }
            : null;
    }

    private static string? Contradiction(Schedule schedule, byte[] bytes)
    {
        for (var i = 1; i < schedule.Events.Length; i++)
        {
            if (schedule.Events[i].Window.Start < schedule.Events[i - 1].Window.Start)
            {
                return $"event {i + 1} starts before event {i}";
            }
        }

        try
        {
            return ScheduleHeader.Read(bytes).Contradicts(ScheduleSummary.Of(schedule));
        }
        catch (JsonException)
        {
            return "a field of its metadata is not a count or not an instant";
        }
    }

    private string? Repair(ScheduleId id)
    {
        var document = scope.Documents.Schedule(id);
        return scope.Reader.Read(document.Path) is { } bytes && document.Parse(bytes, out _).TryGet(out var schedule, out _)
            ? Rewrite(schedule, document.Path, bytes)
            : recover(id);
    }

    // The events count, even as edited by hand; everything derived from them is written anew.
    private string? Rewrite(Schedule schedule, string path, byte[] bytes)
    {
        schedule = schedule with { Events = [.. schedule.Events.OrderBy(item => item.Window.Start)] };
        using var change = scope.Begin();
        change.Stage(path, output => ScheduleDocument.Write(output, schedule));
        change.StageBackup(path, bytes);
        if (!change.TryLock(StoreLock.MaxWait) || scope.ReadOrNull(path) is not { } now || !now.AsSpan().SequenceEqual(bytes))
        {
            return null;
        }

        change.IndexReplaced(ScheduleSummary.Of(schedule));
        change.Audit([schedule.Id.ToString()], action: "rewritten");
        change.Commit();
        return "It was written anew from its events; the previous file is the backup.";
    }
}
