using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The cooldown history, by itself and compared with the plays of the stored calendars.</summary>
/// <param name="scope">The store.</param>
/// <param name="recover">Rebuilds a damaged history; says what was done.</param>
internal sealed class HistoryCheck(CheckScope scope, Func<string?> recover) : IScheduleCheck
{
    private const int MaxUnderLock = 500;

    private readonly CooldownHistory? _history = Load(scope);
    private readonly List<ScheduleId> _missing = [];
    private readonly List<ScheduleId> _unsure = [];

    public void See(Schedule schedule)
    {
        if (schedule.IsCalendar && _history is not null)
        {
            (_history.Compare(schedule) switch
            {
                HistoryMatch.Lacks => _missing,
                HistoryMatch.MayLack => _unsure,
                _ => null,
            })?.Add(schedule.Id);
        }
    }

    public IEnumerable<Suspect> Look()
    {
        if (scope.Examine("history", scope.Documents.CooldownHistory, FindingSeverity.Error, recover) is { } damaged)
        {
            yield return damaged;
        }

        var missing = _missing.ToImmutableArray();
        var unsure = _unsure.ToImmutableArray();
        if (missing.Length > 0)
        {
            const string what = "The cooldown history lacks plays of";
            yield return new Suspect(() => Lacks(missing, HistoryMatch.Lacks, "history-lacks-plays", FindingSeverity.Warning, what))
            {
                Repair = () => Enter(missing),
            };
        }

        if (unsure.Length > 0)
        {
            const string what = "The cooldown history lacks plays, perhaps as later calendars came and went, of";
            yield return new Suspect(() => Lacks(unsure, HistoryMatch.MayLack, "history-may-lack-plays", FindingSeverity.Info, what))
            {
                Repair = () => Enter(unsure),
            };
        }
    }

    /// <summary>The history; null: it cannot be read.</summary>
    private static CooldownHistory? Load(CheckScope scope)
    {
        var document = scope.Documents.CooldownHistory;
        if (!scope.Reader.Has(document.Path))
        {
            return CooldownHistory.Empty;
        }

        return scope.ReadOrNull(document.Path) is { } bytes && document.Parse(bytes, out _).TryGet(out var history, out _) ? history : null;
    }

    private Schedule? Calendar(ScheduleId id)
    {
        var document = scope.Documents.Schedule(id);
        return scope.ReadOrNull(document.Path) is { } bytes
            && document.Parse(bytes, out _).TryGet(out var schedule, out _)
            && schedule.IsCalendar
            ? schedule
            : null;
    }

    private StoreFinding? Lacks(ImmutableArray<ScheduleId> ids, HistoryMatch match, string rule, FindingSeverity severity, string what)
    {
        if (Load(scope) is not { } history)
        {
            return null;
        }

        var still = ids.Take(MaxUnderLock)
            .Where(id => Calendar(id) is { } calendar && history.Compare(calendar) == match)
            .Concat(ids.Skip(MaxUnderLock)).ToImmutableArray();
        return still.IsEmpty ? null
            : new StoreFinding(
                rule,
                severity,
                scope.Paths.Relative(scope.Paths.CooldownHistory),
                $"{what} {CheckScope.Few(still, "stored calendar")}.")
            { IsRepairable = true };
    }

    private string? Enter(ImmutableArray<ScheduleId> ids)
    {
        foreach (var some in ids.Chunk(MaxUnderLock))
        {
            using var change = scope.BeginLocked();
            if (change is null || Load(scope) is not { } before)
            {
                return null;
            }

            var history = some.Select(Calendar).OfType<Schedule>()
                .Where(calendar => before.Compare(calendar) is HistoryMatch.Lacks or HistoryMatch.MayLack)
                .OrderBy(calendar => calendar.Imported).ThenBy(calendar => calendar.Id)
                .Aggregate(before, (merged, calendar) => merged.With(calendar));
            if (ReferenceEquals(history, before))
            {
                continue;
            }

            if (before.Revision == 0)
            {
                // A revision that a lost history cannot have had, so that whoever filled from that one must fill again.
                history = history with { Revision = Math.Max(history.Revision, scope.Now.UnixSeconds) };
            }

            if (scope.Reader.Read(scope.Paths.CooldownHistory) is { } bytes)
            {
                change.StageBackup(scope.Paths.CooldownHistory, bytes);
            }

            change.Stage(scope.Paths.CooldownHistory, output => CooldownHistoryDocument.Write(output, history));
            change.Audit([scope.Paths.Relative(scope.Paths.CooldownHistory)], action: "history_mended");
            change.Commit();
        }

        return "They were entered.";
    }
}
