using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The cooldown history: one file, which changes in the same commit as the calendars that it is derived from.</summary>
internal sealed class FileHistoryStore(StoreFolder folder) : IHistoryStore
{
    private StoredDocument<CooldownHistory> Document => folder.Documents.CooldownHistory;

    public Outcome<CooldownHistory> Load() => folder.Guard(Recovered);

    /// <summary>The history as it is; damage is only reported.</summary>
    /// <param name="bytes">Its bytes; null: there is none yet.</param>
    public Outcome<CooldownHistory> Read(out byte[]? bytes)
    {
        bytes = folder.Reader.Read(Document.Path);
        return bytes is null ? CooldownHistory.Empty : Document.Parse(bytes, out _);
    }

    /// <summary>The history; a damaged one is put aside and rebuilt.</summary>
    public Outcome<CooldownHistory> Recovered() =>
        Read(out var bytes) is var history && history.Problem is null || bytes is null
            ? history
            : folder.Recovery.Load(
                Document,
                new Problem(ErrorType.Unavailable, "The cooldown history has changed just now.") { Hint = "Try again." },
                Rebuilt);

    /// <summary>Changes the history with a change of calendars.</summary>
    /// <param name="change">The change.</param>
    /// <param name="history">The new history.</param>
    /// <param name="before">The bytes of the previous history; null: there was none.</param>
    public void Stage(Change change, CooldownHistory history, byte[]? before)
    {
        change.Stage(Document.Path, output => CooldownHistoryDocument.Write(output, history));
        if (before is not null)
        {
            change.StageBackup(Document.Path, before);
        }
    }

    /// <summary>Removes what calendars will now never play from the history, with the change.</summary>
    public Problem? Release(Change change, IEnumerable<Schedule> calendars, Instant now)
    {
        if (!Read(out var bytes).TryGet(out var history, out var problem))
        {
            return problem;
        }

        var released = history;
        foreach (var calendar in history.Plays.IsEmpty ? [] : calendars.Where(calendar => calendar.IsCalendar))
        {
            released = released.Without(calendar, now);
        }

        if (!ReferenceEquals(released, history))
        {
            Stage(change, released, bytes);
        }

        return null;
    }

    /// <summary>The problem of a calendar that was filled from an older history.</summary>
    public static Problem Conflict() => new(ErrorType.Conflict, "Another calendar was filled meanwhile, so what may be played has changed.")
    {
        Hint = "Fill again.",
        Details = "The cooldown history has changed.",
        Reason = ProblemReason.HistoryChanged,
    };

    // The plays of calendars are in the calendars; those of deleted ones are only in the backup.
    private Mended<CooldownHistory> Rebuilt(byte[]? backup)
    {
        var history = backup is not null && Document.Parse(backup, out _).TryGet(out var kept, out _) ? kept : CooldownHistory.Empty;
        var calendars = folder.Reader.Documents(folder.Paths.Schedules).Ids
            .Select(id => folder.Reader.ReadOrNull(folder.Documents.Schedule(id))).OfType<Schedule>()
            .Where(schedule => schedule.IsCalendar)
            .OrderBy(schedule => schedule.Imported).ThenBy(schedule => schedule.Id);
        history = calendars.Aggregate(history, (merged, calendar) => merged.With(calendar));

        // A revision that the lost history cannot have had, so that whoever filled from that one must fill again.
        history = history with { Revision = Math.Max(history.Revision + 1, folder.Origin.Now.UnixSeconds) };
        return new Mended<CooldownHistory>(
            history,
            output => CooldownHistoryDocument.Write(output, history),
            "It was rebuilt from its backup and the stored calendars.",
            null);
    }
}
