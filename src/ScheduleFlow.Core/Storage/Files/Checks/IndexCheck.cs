using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The journal of summaries, compared with the schedules.</summary>
internal sealed class IndexCheck : IScheduleCheck
{
    // The most schedules that are read again under the lock, and that a repair enters at once.
    private const int MaxUnderLock = 500;

    private readonly CheckScope _scope;
    private readonly HashSet<ScheduleId> _present;
    private readonly Dictionary<ScheduleId, ScheduleSummary> _known;
    private readonly List<ScheduleId> _missing = [];
    private readonly List<ScheduleId> _outdated = [];

    /// <param name="scope">The store.</param>
    /// <param name="folder">The schedules and the journal as they were at one moment.</param>
    public IndexCheck(CheckScope scope, ScheduleFolder folder)
    {
        _scope = scope;
        _present = [.. folder.Ids];
        _known = [];
        ScheduleIndex.Read(folder.Index.Span, _known);
        ScheduleIndex.Read(folder.PendingIndex.Span, _known);
    }

    public void See(Schedule schedule)
    {
        if (!_known.TryGetValue(schedule.Id, out var line))
        {
            _missing.Add(schedule.Id);
        }
        else if (line != ScheduleSummary.Of(schedule))
        {
            _outdated.Add(schedule.Id);
        }
    }

    public IEnumerable<Suspect> Look()
    {
        var lines = ScheduleIndex.CountLines(_scope.Reader.Journal(_scope.Paths.ScheduleIndex).Journal.Span, out var unreadable);
        _scope.Counts = _scope.Counts with
        {
            IndexLines = lines,
            Bytes = _scope.Counts.Bytes + _scope.Disk.Length(_scope.Paths.ScheduleIndex),
        };
        if (unreadable > 0)
        {
            yield return new Suspect(Damaged) { Repair = Rebuild };
        }

        var missing = _missing.ToImmutableArray();
        var outdated = _outdated.ToImmutableArray();
        var absent = _known.Keys.Where(id => !_present.Contains(id)).ToImmutableArray();
        if (missing.Length > 0)
        {
            yield return Suspect(missing, "index-lacks-schedule", "The index has no line for");
        }

        if (outdated.Length > 0)
        {
            yield return Suspect(outdated, "index-outdated", "The index has an outdated summary of");
        }

        if (absent.Length > 0)
        {
            yield return Suspect(absent, "index-has-absent-schedule", "The index has a line for an absent file of");
        }
    }

    private Suspect Suspect(ImmutableArray<ScheduleId> ids, string rule, string what) => new(() => Differs(ids, rule, what))
    {
        Repair = () => Enter(ids),
    };

    private string IndexPath => _scope.Paths.Relative(_scope.Paths.ScheduleIndex);

    private StoreFinding? Damaged()
    {
        ScheduleIndex.CountLines(_scope.Reader.Journal(_scope.Paths.ScheduleIndex).Journal.Span, out var unreadable);
        return unreadable == 0 ? null
            : new StoreFinding(
                "index-damaged",
                FindingSeverity.Warning,
                IndexPath,
                $"{unreadable} lines of the index are torn or not from this program.")
            { IsRepairable = true };
    }

    private StoreFinding? Differs(ImmutableArray<ScheduleId> ids, string rule, string what)
    {
        var known = Known();
        var still = ids.Take(MaxUnderLock)
            .Where(id => !Agrees(known.GetValueOrDefault(id), Stored(id, out var isUnknown), isUnknown))
            .Concat(ids.Skip(MaxUnderLock)).ToImmutableArray();
        return still.IsEmpty ? null : new StoreFinding(
            rule,
            FindingSeverity.Warning,
            IndexPath,
            $"{what} {CheckScope.Few(still, "schedule")}.")
        { IsRepairable = true };
    }

    private static bool Agrees(ScheduleSummary? line, ScheduleSummary? stored, bool isUnknown) => isUnknown || line == stored;

    private Dictionary<ScheduleId, ScheduleSummary> Known()
    {
        var known = new Dictionary<ScheduleId, ScheduleSummary>();
        var (journal, pending) = _scope.Reader.Journal(_scope.Paths.ScheduleIndex);
        ScheduleIndex.Read(journal.Span, known);
        ScheduleIndex.Read(pending.Span, known);
        return known;
    }

    /// <summary>The summary made from a file; null: there is none.</summary>
    private ScheduleSummary? Stored(ScheduleId id, out bool isUnknown)
    {
        var document = _scope.Documents.Schedule(id);
        isUnknown = false;
        if (!_scope.Reader.Has(document.Path))
        {
            return null;
        }

        var summary = _scope.ReadOrNull(document.Path) is { } bytes && document.Parse(bytes, out _).TryGet(out var schedule, out _)
            ? ScheduleSummary.Of(schedule)
            : null;
        isUnknown = summary is null;
        return summary;
    }

    private string? Enter(ImmutableArray<ScheduleId> ids)
    {
        foreach (var some in ids.Chunk(MaxUnderLock))
        {
            using var change = _scope.BeginLocked();
            if (change is null)
            {
                return null;
            }

            var known = Known();
            var gone = ImmutableArray.CreateBuilder<ScheduleId>();
            foreach (var id in some)
            {
                var stored = Stored(id, out var isUnknown);
                if (isUnknown || known.GetValueOrDefault(id) == stored)
                {
                    continue;
                }

                if (stored is null)
                {
                    gone.Add(id);
                }
                else
                {
                    change.IndexReplaced(stored);
                }
            }

            if (gone.Count > 0)
            {
                change.IndexDeleted(gone.ToImmutable());
            }

            change.Audit([IndexPath], action: "index_mended");
            change.Commit();
        }

        return "It was mended from the files.";
    }

    // The readable lines of the journal are kept. What is missing then is entered from the files.
    private string? Rebuild()
    {
        string aside;
        using (var change = _scope.BeginLocked())
        {
            if (change is null)
            {
                return null;
            }

            aside = change.AsideName(_scope.Paths.ScheduleIndex);
            var damaged = _scope.Disk.ReadAll(_scope.Paths.ScheduleIndex);
            _scope.Disk.WriteAt(aside, 0, damaged, flush: true);
            change.ReplaceIndex(ScheduleIndex.Rewritten(damaged));
        }

        // A record contains the length of the journals, and this one's has changed: the audit line needs its own change.
        using var audit = _scope.BeginLocked();
        audit?.Audit([IndexPath], action: "index_mended");
        audit?.Commit();
        return $"It was rebuilt. The damaged index was kept as {_scope.Paths.Relative(aside)}.";
    }
}
