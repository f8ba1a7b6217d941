using System.Collections.Immutable;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Linting;

/// <summary>One schedule as the rules see it.</summary>
internal sealed class LintedSchedule
{
    private readonly Lazy<Dictionary<ScheduleEvent, LintedEvent>> _places;

    /// <param name="events">The events, in the order of the document.</param>
    /// <param name="isGuide">Whether it is for viewers, who need no media.</param>
    public LintedSchedule(ImmutableArray<LintedEvent> events, bool isGuide)
    {
        InDocument = events;
        IsGuide = isGuide;
        var seen = new Dictionary<Fingerprint, LintedEvent>();
        var duplicates = ImmutableArray.CreateBuilder<(LintedEvent First, LintedEvent Again)>();
        var once = new List<LintedEvent>(events.Length);
        foreach (var item in events)
        {
            var fingerprint = Fingerprint.Of(item.Event.Title, item.Event.Window.Start, item.Event.Channel);
            if (seen.TryAdd(fingerprint, item))
            {
                once.Add(item);
            }
            else
            {
                duplicates.Add((seen[fingerprint], item));
            }
        }

        Duplicates = duplicates.ToImmutable();
        Events = [.. once.OrderBy(item => item.Event.Window.Start).Select(item => item.Event)];
        IEqualityComparer<ScheduleEvent> byReference = ReferenceEqualityComparer.Instance;
        _places = new(() => once.ToDictionary(item => item.Event, byReference));
    }

    public bool IsGuide { get; }

    /// <summary>Every event, in the order of the document.</summary>
    public ImmutableArray<LintedEvent> InDocument { get; }

    /// <summary>The events that an import keeps, in order of start.</summary>
    public ImmutableArray<ScheduleEvent> Events { get; }

    /// <summary>The events that it drops, each with the one that it repeats.</summary>
    public ImmutableArray<(LintedEvent First, LintedEvent Again)> Duplicates { get; }

    /// <summary>The place of one of <see cref="Events"/>.</summary>
    public LintedEvent Place(ScheduleEvent item) => _places.Value[item];
}
