using System.Collections.Immutable;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Validation;

namespace ScheduleFlow.Core.Import;

/// <summary>Gathers the events of one schedule: drops duplicates as they come, then orders and checks the rest.</summary>
internal sealed class DraftBuilder
{
    private readonly List<ScheduleEvent> _events = [];
    private readonly HashSet<Fingerprint> _seen = [];
    private readonly ImmutableArray<ScheduleEvent>.Builder _duplicates = ImmutableArray.CreateBuilder<ScheduleEvent>();
    private int _read;

    public string? Name { get; set; }

    public Extras? Extras { get; set; }

    public bool IsEmpty => _read == 0;

    /// <summary>Adds an event, unless one with the same title and start was added before.</summary>
    /// <param name="item">The event; where its id is empty, the fingerprint becomes the id.</param>
    public void Add(ScheduleEvent item)
    {
        _read++;
        var fingerprint = Fingerprint.Of(item.Title, item.Window.Start);
        if (item.Id.Length == 0)
        {
            item = item with { Id = fingerprint.ToString() };
        }

        if (_seen.Add(fingerprint))
        {
            _events.Add(item);
        }
        else if (_duplicates.Count < Limits.MaxListed)
        {
            _duplicates.Add(item);
        }
    }

    public ImportDraft Build()
    {
        var events = InOrderOfStart();
        var (conflictCount, conflicts) = ConflictSweep.Find(events);
        var (gapCount, gapSeconds, gaps) = GapSweep.Find(events);
        var duplicates = _read - events.Length;
        return new ImportDraft
        {
            Name = Name,
            Events = events,
            Counts = new ImportCounts(_read, duplicates, conflictCount, gapCount),
            Findings = new Findings
            {
                DuplicateCount = duplicates,
                Duplicates = _duplicates.ToImmutable(),
                ConflictCount = conflictCount,
                Conflicts = conflicts,
                GapCount = gapCount,
                GapSeconds = gapSeconds,
                Gaps = gaps,
            },
            Extras = Extras,
        };
    }

    // Most documents are in order already; a stable sort keeps the source's order where events start together.
    private ImmutableArray<ScheduleEvent> InOrderOfStart()
    {
        for (var i = 1; i < _events.Count; i++)
        {
            if (_events[i].Window.Start < _events[i - 1].Window.Start)
            {
                return [.. _events.OrderBy(item => item.Window.Start)];
            }
        }

        return [.. _events];
    }
}
