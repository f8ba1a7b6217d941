using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Importing;

/// <summary>Collects the events of one schedule: drops duplicates as they come, then sorts and checks the rest.</summary>
internal sealed class DraftBuilder
{
    private readonly List<ScheduleEvent> _events = [];
    private readonly HashSet<Fingerprint> _seen = [];
    private readonly ImmutableArray<ScheduleEvent>.Builder _duplicates = ImmutableArray.CreateBuilder<ScheduleEvent>();
    private readonly Dictionary<string, ScheduleChannel> _channels = [];
    private readonly OpenEnds _openEnds = new();
    private int _read;

    public string? Name { get; set; }

    public Extras? Extras { get; set; }

    public bool IsEmpty => _read == 0;

    /// <summary>Adds a channel, unless there is one with its id.</summary>
    public void Add(ScheduleChannel channel) => _channels.TryAdd(channel.Id, channel);

    /// <summary>Adds an event, unless one with the same title, start and channel was added before.</summary>
    /// <param name="item">The event. If its id is empty, the fingerprint becomes its id.</param>
    /// <param name="openEnd">How to decide its end later; null: its end is known.</param>
    public void Add(ScheduleEvent item, OpenEnd? openEnd = null)
    {
        _read++;
        var fingerprint = Fingerprint.Of(item.Title, item.Window.Start, item.Channel);
        if (item.Id.Length == 0)
        {
            item = item with { Id = fingerprint.ToString() };
        }

        if (_seen.Add(fingerprint))
        {
            _events.Add(item);
            if (openEnd is not null)
            {
                _openEnds.Add(item, openEnd);
            }
        }
        else if (_duplicates.Count < Limits.MaxListed)
        {
            _duplicates.Add(item);
        }
    }

    /// <param name="warning">Receives the decisions about ends that the document leaves open.</param>
    public ImportDraft Build(Action<string> warning)
    {
        var inOrder = InOrderOfStart();
        _openEnds.Resolve(inOrder);
        if (_openEnds.Describe() is { } decided)
        {
            warning(decided);
        }

        var events = ImmutableCollectionsMarshal.AsImmutableArray(inOrder);
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
            Channels = [.. _channels.Values],
        };
    }

    // Most documents are in order already. A stable sort keeps the source's order of events that start together.
    private ScheduleEvent[] InOrderOfStart()
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
